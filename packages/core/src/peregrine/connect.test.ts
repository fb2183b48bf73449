import { statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readChecks } from "../sync/checks.ts";
import { openConnection } from "../sync/connection.ts";
import { openDatabase } from "../sync/database.ts";
import { recall, remember } from "../sync/memory.ts";
import { connectUseCase } from "./connect.ts";
import { describeUseCase } from "./describe.ts";
import { TestHome } from "./testing/test-home.ts";

const FILE = "config/integrations/acme.yaml";

test("a connection that works is tested, saved for its owner alone, and remembered", async () => {
  const home = new TestHome().install();
  const result = await connectUseCase(home.context(), "acme", { api_key: "  good ", workspace: "jobs" });
  expect(result).toMatchObject({ ok: true, saved: true, issues: [], check: { ok: true, account: "Ada" } });
  expect(home.read(FILE)).toBe('api_key: "good"\nworkspace: "jobs"\n');
  expect(statSync(join(home.dir, FILE)).mode & 0o777).toBe(0o600);
  expect(readChecks(join(home.dir, ".peregrine"))).toMatchObject({
    acme: { ok: true, account: "Ada", at: "2026-01-02T03:04:05.000Z" },
  });
});

test("a refused key is not saved, blamed on its field, and not repeated", async () => {
  const home = new TestHome().install();
  const result = await connectUseCase(home.context(), "acme", { api_key: "s3cret-key", workspace: "jobs" });
  expect(result).toMatchObject({
    ok: false,
    saved: false,
    check: { ok: false, failure: { code: "auth", field: "api_key" } },
  });
  expect(JSON.stringify(result)).not.toContain("s3cret-key");
  expect(() => home.read(FILE)).toThrow("ENOENT");
  expect(readChecks(join(home.dir, ".peregrine"))).toEqual({});
});

test("missing values are named before anything is sent", async () => {
  const home = new TestHome().install();
  const result = await connectUseCase(home.context(), "acme", { workspace: "  " });
  expect(result.issues.map(({ field }) => field)).toEqual(["api_key", "workspace"]);
  expect(home.requests).toEqual([]);
});

describe("changing a connection", () => {
  test("lets the next run know that a person has looked at it; only when it is saved", async () => {
    const home = new TestHome().install();
    const database = openDatabase(join(home.dir, ".peregrine"));
    const memory = { database, connection: openConnection(database, "acme", "jobs"), warn: () => undefined };
    remember(memory, ["c1"], { label: "Acme", redact: (text) => text });
    await connectUseCase(home.context(), "acme", { api_key: "s3cret-key", workspace: "jobs" });
    expect(recall(memory)).toEqual({ remembered: ["c1"], savedSince: false });
    await connectUseCase(home.context(), "acme", { api_key: "good", workspace: "jobs" });
    expect(recall(memory)).toEqual({ remembered: ["c1"], savedSince: true });
    database.close();
  });

  test("an empty secret keeps its stored value; comments and other keys of the file stay", async () => {
    const home = new TestHome()
      .install()
      .write(FILE, "# mine\napi_key: good\nworkspace: jobs\nfield_map:\n  a: b\n");
    const result = await connectUseCase(home.context(), "acme", { api_key: "", workspace: "other" });
    expect(result.saved).toBe(true);
    expect(home.requests.at(-1)).toEqual({
      url: "https://api.acme.example/ping/other",
      authorization: "Bearer good",
    });
    expect(home.read(FILE)).toBe('# mine\napi_key: good\nworkspace: "other"\nfield_map:\n  a: b\n');
  });

  test("a value that is no secret can be emptied, and one that is not mentioned stays", async () => {
    const home = new TestHome().install().write(FILE, "api_key: good\nworkspace: jobs\nnote: hello\n");
    await connectUseCase(home.context(), "acme", { note: "" });
    expect(home.read(FILE)).toBe("api_key: good\nworkspace: jobs\n");
  });
});

describe("a value from the environment", () => {
  test("is read for the test and stays a variable on disk", async () => {
    const home = new TestHome().install();
    const context = home.context({ ACME_KEY: "good" });
    const result = await connectUseCase(context, "acme", { api_key: "${ACME_KEY}", workspace: "jobs" });
    expect(result.saved).toBe(true);
    expect(home.requests.at(-1)?.authorization).toBe("Bearer good");
    expect(home.read(FILE)).toBe('api_key: "${ACME_KEY}"\nworkspace: "jobs"\n');
  });

  test("that is not set is one issue, which names the variable", async () => {
    const home = new TestHome().install();
    const result = await connectUseCase(home.context(), "acme", {
      api_key: "${ACME_KEY}",
      workspace: "jobs",
    });
    expect(result.issues).toHaveLength(1);
    expect(result.issues[0]).toMatchObject({
      field: "api_key",
      message: expect.stringContaining("ACME_KEY"),
    });
  });
});

test("what fails its test is saved when the user says so, and remembered as failing", async () => {
  const home = new TestHome().install();
  const result = await connectUseCase(
    home.context(),
    "acme",
    { api_key: "bad", workspace: "jobs" },
    { save: "always" },
  );
  expect(result).toMatchObject({ ok: false, saved: true });
  expect(home.read(FILE)).toContain('api_key: "bad"');
  expect(readChecks(join(home.dir, ".peregrine"))).toMatchObject({
    acme: { ok: false, failure: { code: "auth" } },
  });
});

test("a test alone saves nothing", async () => {
  const home = new TestHome().install();
  expect(
    await connectUseCase(home.context(), "acme", { api_key: "good", workspace: "j" }, { save: "never" }),
  ).toMatchObject({ ok: true, saved: false });
  expect(() => home.read(FILE)).toThrow("ENOENT");
});

test("a test that was stopped saves nothing, and is not remembered as a failure", async () => {
  const home = new TestHome().install();
  const values = { api_key: "good", workspace: "j" };
  const result = await connectUseCase(home.context(), "acme", values, {
    save: "always",
    signal: AbortSignal.abort(),
  });
  expect(result).toMatchObject({ saved: false, check: { ok: false } });
  expect(readChecks(join(home.dir, ".peregrine"))).toEqual({});
});

test("above the user's tier nothing is loaded, sent or saved", async () => {
  const home = new TestHome().install({ tier: "premium" }).write("config/user.yaml", "tier: paid\n");
  const refused = connectUseCase(home.context(), "acme", { api_key: "good", workspace: "jobs" });
  await expect(refused).rejects.toMatchObject({
    code: "permission",
    message: expect.stringContaining("premium"),
    hint: expect.stringContaining("premium"),
  });
  expect(home.requests).toEqual([]);
});

test("an older install's file fills the form, and its secret is used", async () => {
  const home = new TestHome()
    .install()
    .write("config/acme.yaml", "api_key: good\nworkspace: old\n")
    .write("config/user.yaml", "tier: free\n");
  expect(await describeUseCase(home.context(), "acme")).toMatchObject({
    configured: false,
    values: { workspace: "old" },
    secretsSet: ["api_key"],
  });
  expect(await connectUseCase(home.context(), "acme", {})).toMatchObject({ saved: true });
});
