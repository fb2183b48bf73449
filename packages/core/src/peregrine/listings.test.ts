import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { install } from "../discovery/testing/test-packages.ts";
import { recordCheck } from "../sync/checks.ts";
import { describeUseCase } from "./describe.ts";
import { disconnectUseCase } from "./disconnect.ts";
import { doctorUseCase } from "./doctor.ts";
import { listUseCase } from "./list.ts";
import { statusUseCase } from "./status.ts";
import { TestHome } from "./testing/test-home.ts";
import { testUseCase } from "./test.ts";
import { tierUseCase } from "./tier.ts";

const FILE = "config/integrations/acme.yaml";
const VALUES = "api_key: good\nworkspace: jobs\n";

describe("list", () => {
  test("an empty home has nothing, and is not made into anything", async () => {
    expect(await listUseCase(new TestHome().context())).toEqual({
      integrations: [],
      problems: [],
      orphans: [],
    });
  });

  test("tells what is connected, what is locked, what is broken and what has lost its package", async () => {
    const home = new TestHome()
      .install({ tier: "paid" })
      .write(FILE, VALUES)
      .write("config/integrations/gone.yaml", "a: b\n");
    install(home.dir, "peregrine-integration-bad", { manifest: "not json" });
    const { integrations, problems, orphans } = await listUseCase(home.context());
    expect(integrations).toMatchObject([
      { name: "acme", configured: true, locked: true, official: false, category: "other", version: "1.2.3" },
    ]);
    expect(problems).toMatchObject([{ packageName: "peregrine-integration-bad", name: "bad" }]);
    expect(orphans).toEqual(["gone"]);
  });
});

describe("describing one", () => {
  test("shows values that are no secret, and only that secrets are set", async () => {
    const home = new TestHome().install().write(FILE, VALUES);
    const details = await describeUseCase(home.context(), "acme");
    expect(details).toMatchObject({
      configured: true,
      values: { workspace: "jobs" },
      secretsSet: ["api_key"],
    });
    expect(JSON.stringify(details)).not.toContain("good");
  });

  test("names the command that installs what is missing", async () => {
    const missing = describeUseCase(new TestHome().context(), "google_sheets");
    await expect(missing).rejects.toMatchObject({
      code: "not_found",
      hint: "Install it: peregrine add google_sheets",
    });
  });

  test("says why a package that is there cannot be used", async () => {
    const home = new TestHome();
    install(home.dir, "peregrine-integration-bad", { packageJson: { peregrine: { apiVersion: 99 } } });
    await expect(describeUseCase(home.context(), "bad")).rejects.toMatchObject({
      code: "incompatible",
      message: expect.stringContaining("99"),
    });
  });

  test("refuses a name that could lead to another file", async () => {
    await expect(describeUseCase(new TestHome().context(), "../user")).rejects.toMatchObject({
      code: "invalid_config",
    });
  });
});

describe("test", () => {
  test("remembers since when a connection fails", async () => {
    const home = new TestHome().install().write(FILE, "api_key: bad\nworkspace: jobs\n");
    await testUseCase(home.context(), "acme");
    home.now += 60_000;
    await testUseCase(home.context(), "acme");
    const [status] = await statusUseCase(home.context());
    expect(status).toMatchObject({
      state: "failing",
      lastCheck: {
        ok: false,
        at: "2026-01-02T03:05:05.000Z",
        since: "2026-01-02T03:04:05.000Z",
        failure: { code: "auth" },
      },
    });
  });

  test("asks for a connection first", async () => {
    const untested = testUseCase(new TestHome().install().context(), "acme");
    await expect(untested).rejects.toMatchObject({
      code: "invalid_config",
      hint: expect.stringContaining("peregrine connect acme"),
    });
  });

  test("goes where the service was moved to, on this machine only", async () => {
    const home = new TestHome().install().write(FILE, VALUES);
    await testUseCase(home.context({ PEREGRINE_BASE_URL_ACME: "http://127.0.0.1:4010/x" }), "acme");
    await testUseCase(home.context({}, { acme: "https://proxy.example" }), "acme");
    expect(home.requests.map(({ url }) => url)).toEqual([
      "http://127.0.0.1:4010/x/ping/jobs",
      "https://proxy.example/ping/jobs",
    ]);
  });

  test.each([
    "https://evil.example",
    "http://127.0.0.1.evil.example",
    "http://127.0.0.1@evil.example",
    "127.0.0.1:80",
    "http://[::2]",
  ])("sends no key to %s", async (address) => {
    const home = new TestHome().install().write(FILE, VALUES);
    const refused = testUseCase(home.context({ PEREGRINE_BASE_URL_ACME: address }), "acme");
    await expect(refused).rejects.toMatchObject({
      code: "invalid_config",
      message: expect.stringContaining("PEREGRINE_BASE_URL_ACME"),
    });
    expect(home.requests).toEqual([]);
  });
});

describe("status", () => {
  test("one broken file hides no other connection", async () => {
    const home = new TestHome()
      .install()
      .write(FILE, "api_key: [good\n")
      .write("config/integrations/gone.yaml", "a: b\n");
    expect(await statusUseCase(home.context())).toMatchObject([
      {
        name: "acme",
        label: "Acme",
        state: "broken",
        records: 0,
        reason: expect.stringContaining("acme.yaml"),
      },
      {
        name: "gone",
        state: "missing",
        reason: expect.stringContaining("peregrine add gone"),
      },
    ]);
  });

  test("a variable that is not set breaks the connection, and is named", async () => {
    const home = new TestHome().install().write(FILE, "api_key: ${ACME_KEY}\nworkspace: jobs\n");
    expect(await statusUseCase(home.context())).toMatchObject([
      { state: "broken", reason: expect.stringContaining("ACME_KEY") },
    ]);
    expect(await statusUseCase(home.context({ ACME_KEY: "k" }))).toMatchObject([{ state: "untested" }]);
  });

  test("a tier that went down locks what was connected", async () => {
    const home = new TestHome().install({ tier: "paid" }).write(FILE, VALUES);
    recordCheck(join(home.dir, ".peregrine"), "acme", { ok: true }, home.now);
    expect(await statusUseCase(home.context())).toMatchObject([
      { state: "locked", reason: expect.stringContaining("paid") },
    ]);
  });
});

test("disconnect removes the file, also of what is no longer installed, and says when there was none", async () => {
  const home = new TestHome().write(FILE, VALUES);
  expect(await disconnectUseCase(home.context(), "acme")).toEqual({ removed: true, forgotten: 0 });
  expect(await disconnectUseCase(home.context(), "acme", { forget: true })).toEqual({
    removed: false,
    forgotten: 0,
  });
  await expect(disconnectUseCase(home.context(), "../user")).rejects.toMatchObject({
    code: "invalid_config",
  });
});

test("tier tells where it is set, and what it opens", async () => {
  const home = new TestHome().install({ tier: "paid" });
  expect(await tierUseCase(home.context())).toMatchObject({
    tier: "free",
    source: "default",
    known: true,
    integrations: [{ needs: "paid", open: false }],
  });
  home.write("config/user.yaml", "tier: free\ndev_tier_override: ultra\n");
  expect(await tierUseCase(home.context())).toMatchObject({
    tier: "ultra",
    source: "dev_tier_override",
    integrations: [{ open: true }],
  });
  home.write("config/user.yaml", "tier: golden\n");
  expect(await tierUseCase(home.context())).toMatchObject({
    tier: "golden",
    source: "config/user.yaml: tier",
    known: false,
    integrations: [{ open: false }],
  });
});

test("doctor names everything that is wrong, each with its cure, and changes nothing", async () => {
  const home = new TestHome()
    .install()
    .write("config/user.yaml", "tier: golden\nmaster_off: true\n")
    .write(FILE, "api_key: [\n")
    .write("staging.db", "nonsense");
  install(home.dir, "peregrine-integration-bad", { manifest: null });
  const { findings } = await doctorUseCase(home.context({ PEREGRINE_BASE_URL_ACME: "https://evil.example" }));
  const wrong = findings
    .filter(({ level }) => level === "error" || level === "warning")
    .map(({ level, topic }) => `${level} ${topic}`);
  expect(wrong).toEqual([
    "warning tier",
    "warning sync",
    "error integrations",
    "warning acme",
    "warning secrets",
    "warning secrets",
    "error jobs",
    "error address",
  ]);
  expect(() => home.read(".peregrine/sync.db")).toThrow("ENOENT");
});
