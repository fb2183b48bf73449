import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { AcmeService } from "./testing/acme-service.ts";
import { runCli } from "./testing/run-cli.ts";
import { TestHome } from "./testing/test-home.ts";

const JOBS = ["--jobs", "jobs.ndjson"];

function ready() {
  return { home: new TestHome().connect(), service: new AcmeService() };
}

describe("a dry run", () => {
  test("shows what would be written and what that costs, and writes nothing", async () => {
    const { home, service } = ready();
    home.jobs({ title: "Engineer", status: "applied" }, { title: "Waiting", status: "pending" });
    const ran = await runCli(home, ["sync", "--dry-run", ...JOBS], service);
    expect(ran.code).toBe(0);
    expect(ran.out).toContain("1 to create · 0 to update · 0 unchanged");
    expect(ran.out).toContain("+ Engineer @ Initech\n    title: Engineer · status: applied");
    expect(ran.out).toMatch(/1 left out \(.*pending.*\)/);
    expect(ran.out).toMatch(/\d requests?, about/);
    expect(ran.out).toContain("→ Do it: peregrine sync acme --jobs jobs.ndjson\n");
    expect(service.requests.filter((line) => !line.startsWith("GET"))).toEqual([]);
  });

  test("shows an update field by field, as before and after", async () => {
    const { home, service } = ready();
    await runCli(home.jobs({ title: "Engineer", status: "applied" }), ["sync", ...JOBS], service);
    home.jobs({ title: "Engineer", status: "interviewing" });
    const { out } = await runCli(home, ["sync", "--dry-run", ...JOBS], service);
    expect(out).toContain("~ Engineer @ Initech\n    status  applied → interviewing");
  });

  test("shows twenty jobs, says how to see the rest, and shows all with --all", async () => {
    const { home, service } = ready();
    home.jobs(...Array.from({ length: 30 }, (_, at) => ({ title: `Job ${at}`, status: "applied" })));
    const short = await runCli(home, ["sync", "--dry-run", ...JOBS], service);
    expect(short.out.match(/ \+ Job/g)).toHaveLength(20);
    expect(short.out).toContain("… 10 more; see all with --all");
    const whole = await runCli(home, ["sync", "--dry-run", "--all", ...JOBS], service);
    expect(whole.out.match(/ \+ Job/g)).toHaveLength(30);
  });

  test("as JSON has every entry with its changes", async () => {
    const { home, service } = ready();
    home.jobs({ title: "Engineer", status: "applied" });
    const { out } = await runCli(home, ["sync", "--dry-run", "--json", ...JOBS], service);
    expect(JSON.parse(out)).toMatchObject({
      ok: true,
      plans: [
        {
          integration: "acme",
          plan: { counts: { create: 1 } },
          entries: [{ action: "create", changes: { title: { after: "Engineer" } } }],
        },
      ],
    });
  });
});

describe("a sync", () => {
  test("says what it wrote, in one line that sums it up; a second one writes nothing", async () => {
    const { home, service } = ready();
    home.jobs({ title: "A", status: "applied" }, { title: "B", status: "offer" });
    const first = await runCli(home, ["sync", "acme", ...JOBS], service);
    expect(first.out).toMatch(/✓ acme: 2 created · 0 updated · 0 unchanged \(.+, \d+ requests\)\n$/);
    const before = service.requests.length;
    const second = await runCli(home, ["sync", "acme", ...JOBS], service);
    expect(second.out).toMatch(/✓ acme: 0 created · 0 updated · 2 unchanged/);
    expect(service.requests.slice(before).filter((line) => !line.startsWith("GET"))).toEqual([]);
  });

  test("that one job fails tells why, goes on with the others, and ends with the failure's own code", async () => {
    const { home, service } = ready();
    home.jobs({ title: "Bad", status: "applied" }, { title: "B", status: "offer" });
    const { code, out, err } = await runCli(home, ["sync", ...JOBS], service);
    expect(code).toBe(14);
    expect(out).toContain("✗ Bad @ Initech\n    Acme answered 422: A title must not be bad [schema]");
    expect(out).toContain("! acme: 1 created · 0 updated · 0 unchanged · 1 failed");
    expect(err).toContain("✗ 1 job could not be synced to acme.");
  });

  test("ends in good order at Ctrl-C: what is in flight is recorded, and the next run goes on", async () => {
    const { home, service } = ready();
    home.jobs(...Array.from({ length: 20 }, (_, at) => ({ title: `Job ${at}`, status: "applied" })));
    let press = (): void => undefined;
    service.beforeAnswer = () => (service.records.size === 4 ? press() : undefined);
    const stopped = await runCli(home, ["sync", ...JOBS], {
      fetch: service.fetch,
      keyboard: (interrupt) => void (press = interrupt),
    });
    expect(stopped.code).toBe(130);
    expect(stopped.err).toContain("Stopping: what is in flight is finished");
    service.beforeAnswer = () => undefined;
    const next = await runCli(home, ["sync", ...JOBS], service);
    expect(next.code).toBe(0);
    expect(service.records.size).toBe(20);
    expect(new Set([...service.records.values()].map((record) => record["key"])).size).toBe(20);
  });

  test("of a name that is not installed says how to install it, in three parts", async () => {
    const { code, err, out } = await runCli(new TestHome(), ["sync", "gone", ...JOBS]);
    expect(code).toBe(13);
    expect(out).toBe("");
    expect(err).toMatch(
      /^✗ The sync of gone did not run\.\n {2}No integration named "gone" is installed \[not_found\]\n→ Install it: peregrine add gone/,
    );
  });

  test("with nothing connected says what to do first", async () => {
    const { code, err } = await runCli(new TestHome().install(), "sync");
    expect(code).toBe(10);
    expect(err).toContain("→ Connect one first: peregrine connect acme");
  });

  test("of standard input into two connections is a wrong call", async () => {
    const { code, err } = await runCli(new TestHome().connect(), "sync acme other --jobs -");
    expect(code).toBe(2);
    expect(err).toContain("only once");
  });
});

test("a job's title cannot reach the terminal: no escape, no line, no turned text", async () => {
  const { home, service } = ready();
  home.jobs({ title: "\u001B]0;owned\u0007Eng\u001B[2Jineer\nroot# \u202Egpj.exe", status: "applied" });
  for (const flags of [["--dry-run"], []]) {
    const { out, err } = await runCli(home, ["sync", ...flags, ...JOBS], service);
    expect(out).toContain("+ Engineer root# gpj.exe @ Initech");
    // oxlint-disable-next-line no-control-regex -- that there are none is the point
    expect(out + err).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E]/);
  }
});

test("history lists the runs, and shows one in full", async () => {
  const { home, service } = ready();
  await runCli(home.jobs({ title: "A", status: "applied" }), ["sync", ...JOBS], service);
  await runCli(home.jobs({ title: "A", status: "offer" }), ["sync", ...JOBS], service);
  const all = JSON.parse((await runCli(home, "history --json")).out);
  expect(all.runs).toMatchObject([{ counts: { updated: 1 } }, { counts: { created: 1 } }]);
  expect((await runCli(home, `history ${all.runs[0].id}`)).out).toContain(
    "~ A @ Initech\n    status  applied → offer",
  );
  expect((await runCli(home, "history 999")).code).toBe(13);
  expect((await runCli(home, "history zero")).code).toBe(2);
  expect(home.read(join(".peregrine", ".gitignore"))).toBe("*\n");
});
