import { describe, expect, test } from "vitest";
import { recordCheck } from "../sync/checks.ts";
import { join } from "node:path";
import { TestHome } from "./testing/test-home.ts";
import { jobsUseCase } from "./jobs.ts";
import { settingsUseCase } from "./settings.ts";

const FILE = "config/integrations/acme.yaml";
const GOOD = "api_key: good\nworkspace: jobs\n";
const REFUSED = { code: "auth", message: "The key was refused", hint: "Make a new one." } as const;

describe("the card of an integration", () => {
  const cardOf = async (home: TestHome) => (await settingsUseCase(home.context())).cards[0];

  test("without a connection", async () => {
    expect(await cardOf(new TestHome().install())).toMatchObject({
      name: "acme",
      label: "Acme",
      state: "not_configured",
      configured: false,
      records: 0,
    });
  });

  test("that was never tested", async () => {
    expect(await cardOf(new TestHome().install().write(FILE, GOOD))).toMatchObject({ state: "untested" });
  });

  test("that works: when it was tested, and as whom", async () => {
    const home = new TestHome().install().write(FILE, GOOD);
    recordCheck(join(home.dir, ".peregrine"), "acme", { ok: true, account: "Ada" }, home.now);
    expect(await cardOf(home)).toMatchObject({
      state: "verified",
      lastCheck: { at: "2026-01-02T03:04:05.000Z", account: "Ada" },
    });
  });

  test("that fails: since when, why, and what to do", async () => {
    const home = new TestHome().install().write(FILE, GOOD);
    recordCheck(join(home.dir, ".peregrine"), "acme", { ok: false, failure: REFUSED }, home.now);
    expect(await cardOf(home)).toMatchObject({
      state: "failing",
      reason: "The key was refused",
      hint: "Make a new one.",
      lastCheck: { since: "2026-01-02T03:04:05.000Z" },
    });
  });

  test.each(["", GOOD])("above the user's tier, connected or not: %j", async (config) => {
    const home = new TestHome().install({ tier: "premium" });
    if (config !== "") home.write(FILE, config);
    expect(await cardOf(home)).toMatchObject({
      state: "locked",
      configured: config !== "",
      reason: expect.stringContaining("premium"),
    });
  });

  test("whose values cannot be used", async () => {
    expect(await cardOf(new TestHome().install().write(FILE, "api_key: good\n"))).toMatchObject({
      state: "broken",
      reason: expect.stringContaining("Workspace"),
    });
  });

  test.each(["", GOOD])("whose package is broken, connected or not: %j", async (config) => {
    const home = new TestHome()
      .install()
      .write("node_modules/peregrine-integration-acme/dist/peregrine.json", "{");
    if (config !== "") home.write(FILE, config);
    const { cards, problems } = await settingsUseCase(home.context());
    expect(cards).toHaveLength(1);
    expect(cards[0]).toMatchObject({
      state: "broken",
      configured: config !== "",
      reason: expect.stringContaining("cannot be used"),
    });
    expect(problems).toHaveLength(1);
  });

  test("that is connected and not installed, with the command", async () => {
    expect(await cardOf(new TestHome().write(FILE, GOOD))).toMatchObject({
      state: "missing",
      configured: true,
      command: "peregrine add acme",
    });
  });
});

describe("the jobs", () => {
  const LINES = [
    '{"title":"a","status":"approved"}',
    '{"title":"b","status":"pending"}',
    "{",
    '{"title":"c"}',
  ];

  test("are counted by status, and told which of them are synced", async () => {
    const home = new TestHome().write("jobs.ndjson", [...LINES, LINES[0]].join("\n"));
    const source = join(home.dir, "jobs.ndjson");
    expect(await jobsUseCase(home.context(), { source })).toEqual({
      source,
      total: 4,
      invalid: 1,
      statuses: [
        { status: "approved", count: 2, synced: true },
        { status: "pending", count: 1, synced: false },
        { count: 1, synced: true },
      ],
    });
  });

  test("that are not there are part of the answer", async () => {
    const home = new TestHome();
    expect(await jobsUseCase(home.context())).toMatchObject({ total: 0, failure: { code: "not_found" } });
    expect(await jobsUseCase(home.context(), { source: join(home.dir, "no.csv") })).toMatchObject({
      source: join(home.dir, "no.csv"),
      failure: { code: "not_found" },
    });
  });
});
