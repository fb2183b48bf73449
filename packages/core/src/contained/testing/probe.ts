import { createServer } from "node:http";
import { onTestFinished } from "vitest";
import type { CheckResult } from "../../check-result.ts";
import { discover } from "../../discovery/discover.ts";
import { emptyFolder, install, type PackageParts } from "../../discovery/testing/test-packages.ts";
import { guardFetch } from "../../http/guarded-fetch.ts";
import type { OpenedIntegration } from "../../peregrine/opened-integration.ts";
import type { Runtime } from "../../runtime.ts";
import type { Patience } from "../contained-process.ts";
import { openContained } from "../open-contained.ts";

const BASE = new URL("../../integration-base.ts", import.meta.url).href;
export const PROBE = "peregrine-integration-probe";

const FIELDS = [
  { key: "code", label: "Code", type: "text", required: true },
  { key: "api_key", label: "API Key", type: "password" },
  { key: "address", label: "Address", type: "url" },
];

/** An integration whose connection test runs the code it was given, and names its value as the account. */
function probeEntry(members: string): string {
  return `import { IntegrationBase } from ${JSON.stringify(BASE)};
import { createRequire } from "node:module";
const here = import.meta.url;
const require = createRequire(here);
export default class Probe extends IntegrationBase {
  static name = "probe";
  static label = "Probe";
  static tier = "free";
  static baseUrl = "https://probe.example";
  fields() { return ${JSON.stringify(FIELDS)}; }
  async verify(signal) { return { account: String(await eval(this.config.code)) }; }
  ${members}
}
`;
}

/** What is particular to one probe. */
export interface ProbeParts {
  /** More members of its class. */
  members?: string;
  parts?: PackageParts;
  runtime?: Partial<Runtime>;
  patience?: Partial<Patience>;
  /** Last touches to its folder. */
  prepare?(dir: string): void;
}

/** Installs the probe in a home of its own, and opens it in a process of its own. */
export async function openProbe(probe: ProbeParts = {}): Promise<OpenedIntegration & { homeDir: string }> {
  const { members = "", parts = {}, runtime = {}, patience } = probe;
  const homeDir = emptyFolder();
  const manifest = { name: "probe", label: "Probe", fields: FIELDS, hosts: ["probe.example"] };
  const dir = install(homeDir, PROBE, { manifest, entry: probeEntry(members), ...parts });
  probe.prepare?.(dir);
  const { found } = discover({ homeDir });
  const send = { fetch: guardFetch(fetch), ...runtime };
  const opened = await openContained(found[0]!, send, patience);
  onTestFinished(() => opened.close());
  return { ...opened, homeDir };
}

/** Connects a probe with this code, and tests the connection. */
export async function run(
  probe: OpenedIntegration,
  code: string,
  also: Readonly<Record<string, string>> = {},
  signal?: AbortSignal,
): Promise<CheckResult> {
  await probe.connect({ code, api_key: "key-0123456789", ...also });
  return probe.check(signal);
}

/** A server on this machine, and how many requests it was sent. */
export async function startServer(): Promise<{ url: string; requests: string[] }> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    if (request.url === "/silent") return;
    response.setHeader("content-type", "application/json").end('{"id":"r1"}');
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`, requests };
}
