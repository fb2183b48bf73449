import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Containment } from "../../contained/containment.ts";
import { emptyFolder, install } from "../../discovery/testing/test-packages.ts";
import { createContext } from "../create-context.ts";
import type { Env, PeregrineContext } from "../context.ts";

const BASE = new URL("../../integration-base.ts", import.meta.url).href;

/** The form of the integration that these tests install. */
export const ACME_FIELDS = [
  { key: "api_key", label: "API Key", type: "password", required: true },
  { key: "workspace", label: "Workspace", type: "text", required: true },
  { key: "note", label: "Note", type: "text" },
];

const STATICS = { label: "Acme", tier: "free" };

const entryOf = ({ label, tier }: typeof STATICS): string => `
import { IntegrationBase } from ${JSON.stringify(BASE)};
export default class Acme extends IntegrationBase {
  static name = "acme";
  static label = ${JSON.stringify(label)};
  static tier = ${JSON.stringify(tier)};
  static baseUrl = "https://api.acme.example";
  fields() { return ${JSON.stringify(ACME_FIELDS)}; }
  verify() { return this.http.get("ping/" + this.config.workspace); }
}
`;

/** A home in a folder of its own, and a service that accepts the key `"good"`. */
export class TestHome {
  readonly dir: string = emptyFolder();
  /** What was asked, in order: the address and the credentials. */
  readonly requests: { url: string; authorization: string | null }[] = [];
  now: number = Date.parse("2026-01-02T03:04:05Z");
  containment: Containment = "none";

  /** Installs the integration `acme`. */
  install(statics: Partial<typeof STATICS> = {}, packageName = "peregrine-integration-acme"): this {
    const { label, tier } = { ...STATICS, ...statics };
    install(this.dir, packageName, {
      manifest: { name: "acme", label, tier, fields: ACME_FIELDS, hosts: ["api.acme.example"] },
      entry: entryOf({ label, tier }),
    });
    return this;
  }

  write(path: string, text: string): this {
    mkdirSync(join(this.dir, path, ".."), { recursive: true });
    writeFileSync(join(this.dir, path), text);
    return this;
  }

  read(path: string): string {
    return readFileSync(join(this.dir, path), "utf8");
  }

  context(env: Env = {}, baseUrls: Record<string, string> = {}): PeregrineContext {
    const clock = { now: () => this.now, sleep: async () => undefined };
    return createContext({
      home: this.dir,
      env,
      clock,
      baseUrls,
      containment: this.containment,
      fetch: (input, init) => this.#answer(new Request(input, init)),
    });
  }

  async #answer({ url, headers, signal }: Request): Promise<Response> {
    signal.throwIfAborted();
    const authorization = headers.get("authorization");
    this.requests.push({ url, authorization });
    if (authorization === "Bearer good") return Response.json({ account: "Ada" });
    return Response.json({ message: `The key ${authorization} is not known` }, { status: 401 });
  }
}
