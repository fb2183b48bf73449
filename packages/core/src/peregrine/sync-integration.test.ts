import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { defineFields } from "../field.ts";
import { IntegrationBase } from "../integration-base.ts";
import { attachIntegration, syncIntegration } from "./sync-integration.ts";

const fields = defineFields([{ key: "token", label: "Token", type: "password", required: true }]);

class Notes extends IntegrationBase<typeof fields> {
  static override readonly name = "notes";
  static readonly label = "Notes";
  static readonly tier = "free";
  static readonly baseUrl = "https://notes.invalid";
  fields = () => fields;
  protected override verify = (): Promise<void> => this.http.get("me");
  override destination() {
    const create = async (): Promise<string> => (await this.http.post<{ id: string }>("notes")).id;
    return {
      toRecord: ({ title }: { title?: string }) => ({ title }),
      create,
      update: async () => undefined,
    };
  }
}

const jobs = [{ title: "Falconer", url: "https://jobs.example/1" }];
const config = { token: "a-token" };
let stateDir: string;
let requests: string[];
let silent: boolean;
let baseUrl: string;

const server = createServer((request, response) => {
  requests.push(`${request.method} ${request.headers.authorization}`);
  if (!silent) response.writeHead(200, { "content-type": "application/json" }).end('{ "id": "n1" }');
});

beforeEach(async () => {
  [requests, silent] = [[], false];
  stateDir = mkdtempSync(join(tmpdir(), "sync-integration-"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  baseUrl = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(stateDir, { recursive: true });
});

it("syncs a class at another address, and remembers what it wrote", async () => {
  const options = { Integration: Notes, config, baseUrl, stateDir, jobs };
  expect((await syncIntegration(options)).counts).toMatchObject({ created: 1, failed: 0 });
  expect((await syncIntegration(options)).counts).toMatchObject({ created: 0, unchanged: 1 });
  expect(requests).toEqual(["POST Bearer a-token"]);
});

it("gives up on a silent service at the deadline it was given", async () => {
  silent = true;
  const integration = attachIntegration({ Integration: Notes, config, baseUrl, deadlineMs: 50 });
  expect(await integration.check()).toMatchObject({ ok: false, failure: { code: "timeout" } });
  const report = await syncIntegration({
    Integration: Notes,
    config,
    baseUrl,
    stateDir,
    jobs,
    deadlineMs: 50,
  });
  expect(report.failures[0]?.failure.code).toBe("timeout");
});

it("refuses values that the form refuses, and says which", async () => {
  const given = syncIntegration({ Integration: Notes, config: { token: " " }, baseUrl, stateDir, jobs });
  await expect(given).rejects.toMatchObject({ code: "invalid_config", issues: [{ field: "token" }] });
  expect(requests).toEqual([]);
});
