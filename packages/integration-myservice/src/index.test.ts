import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import MyService from "./index.ts";
import { startServer, type RunningServer } from "./server/start-server.ts";

const config = { api_key: "demo-key", workspace_id: "demo" };
let server: RunningServer;

/** The integration, pointed at an address of our choice. A subclass is another class to JavaScript: it states its name anew. */
function at(url: string): MyService {
  return new (class extends MyService {
    static override readonly name = MyService.name;
    protected override get baseUrl() {
      return url;
    }
  })();
}

function connected(values: Partial<typeof config> = {}, url = server.url): MyService {
  const integration = at(url);
  expect(integration.connect({ ...config, ...values })).toBe(true);
  return integration;
}

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

describe("the form", () => {
  it("has fields that each say their key, label, type and whether they are required", () => {
    for (const field of new MyService().fields()) {
      expect(field).toMatchObject({
        key: expect.stringMatching(/^[a-z][a-z0-9_]*$/),
        label: expect.stringMatching(/./),
        type: expect.stringMatching(/^(text|password)$/),
        required: expect.any(Boolean),
      });
    }
    expect(new MyService().fields().map(({ key }) => key)).toEqual(["api_key", "workspace_id"]);
  });

  it("connects with both values, without any network", () => {
    expect(at("http://127.0.0.1:9").connect(config)).toBe(true);
  });

  it.each(["api_key", "workspace_id"])("does not connect with an empty %s, and says so", (key) => {
    const integration = new MyService();
    expect(integration.connect({ ...config, [key]: "  " })).toBe(false);
    expect(integration.issues.map(({ field }) => field)).toEqual([key]);
  });
});

describe("the connection test", () => {
  it("passes, and names the account", async () => {
    expect(await connected().test()).toBe(true);
    expect(await connected().check()).toEqual({ ok: true, account: "demo workspace" });
  });

  it("is false on a network error", async () => {
    const gone = await startServer();
    await gone.close();
    expect(await connected({}, gone.url).test()).toBe(false);
    expect(await connected({}, gone.url).check()).toMatchObject({ ok: false, failure: { code: "network" } });
  });

  it("points at the API key when it is refused, and does not repeat it", async () => {
    const result = await connected({ api_key: "msk_wrong-secret" }).check();
    expect(result).toMatchObject({ ok: false, failure: { code: "auth", field: "api_key", status: 401 } });
    expect(JSON.stringify(result)).not.toContain("wrong-secret");
  });

  it("points at the workspace when there is no such one", async () => {
    const result = await connected({ workspace_id: "elsewhere" }).check();
    expect(result).toMatchObject({ ok: false, failure: { code: "not_found", field: "workspace_id" } });
  });
});

it("is configured once its file is there", () => {
  const configDir = mkdtempSync(join(tmpdir(), "myservice-"));
  expect(new MyService().isConfigured(configDir)).toBe(false);
  mkdirSync(join(configDir, "integrations"));
  writeFileSync(join(configDir, "integrations", "myservice.yaml"), "api_key: k\nworkspace_id: demo\n");
  expect(new MyService().isConfigured(configDir)).toBe(true);
  expect(MyService.isConfigured(configDir)).toBe(true);
  rmSync(configDir, { recursive: true });
});

describe("a job", () => {
  const signal = new AbortController().signal;
  const job = { title: "Falconer", company: "Castle Rock", url: "https://jobs.example/7" };

  it("is pending unless it says otherwise", () => {
    const { toRecord } = new MyService().destination();
    expect(toRecord(job)).toEqual({ ...job, status: "pending" });
    expect(toRecord({ ...job, status: "applied" })).toEqual({ ...job, status: "applied" });
  });

  it("is made, found by its key, changed field by field, read and trashed", async () => {
    const destination = connected().destination();
    const ctx = { signal, key: "p0123456789abcdef", idempotencyKey: "once" };
    expect(await destination.find?.(ctx.key, { signal })).toBeNull();

    const id = await destination.create({ ...job, status: "pending" }, ctx);
    expect(await destination.find?.(ctx.key, { signal })).toBe(id);

    await destination.update(id, { status: "applied" }, ctx);
    expect(await destination.read?.(id, { signal })).toMatchObject({ ...job, status: "applied" });

    await destination.trash?.(id, { signal });
    await expect(destination.update(id, { status: "offer" }, ctx)).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await destination.find?.(ctx.key, { signal })).toBeNull();
  });

  it("is one record for each that was synced", async () => {
    const jobs = ["one", "two", "three"].map((title) => ({
      title,
      url: `https://jobs.example/sync/${title}`,
    }));
    expect(await connected().sync(jobs)).toBe(3);
    const titles = server.records().map(({ title }) => title);
    expect(titles).toEqual(expect.arrayContaining(["one", "two", "three"]));
  });
});
