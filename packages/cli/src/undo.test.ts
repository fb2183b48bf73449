import { expect, test } from "vitest";
import { AcmeService } from "./testing/acme-service.ts";
import { runCli } from "./testing/run-cli.ts";
import { TestHome } from "./testing/test-home.ts";

const SYNC = ["sync", "--jobs", "jobs.ndjson"];

async function synced() {
  const service = new AcmeService();
  const home = new TestHome().connect().jobs({ title: "Engineer", status: "applied" });
  await runCli(home, SYNC, service);
  home.jobs({ title: "Engineer", status: "offer" }, { title: "Baker", status: "applied" });
  await runCli(home, SYNC, service);
  return { home, service };
}

test("undo says what it would take back, then takes it back", async () => {
  const { home, service } = await synced();
  const dry = await runCli(home, ["undo", "2", "--dry-run"], service);
  expect(dry.out).toContain(
    "acme, run 2 (nothing is written): 1 record put back · 1 record in the trash · 0 left alone",
  );
  expect(service.records.size).toBe(2);
  const done = await runCli(home, ["undo", "2", "--json"], service);
  expect(JSON.parse(done.out)).toMatchObject({ ok: true, restored: 1, trashed: 1, refused: [] });
  expect([...service.records.values()]).toMatchObject([{ title: "Engineer", status: "applied" }]);
});

test("what somebody changed since is left alone, and the call fails with the reason", async () => {
  const { home, service } = await synced();
  service.records.get("r1")!["status"] = "changed by hand";
  const { code, out } = await runCli(home, ["undo", "2"], service);
  expect(code).toBe(20);
  expect(out).toContain("✗ Engineer @ Initech");
  expect(out).toContain("It was changed at the service since");
  expect(service.records.get("r1")).toMatchObject({ status: "changed by hand" });
});

test("a run that is not there, or no number, is said so", async () => {
  const { home, service } = await synced();
  expect(await runCli(home, ["undo", "99"], service)).toMatchObject({
    code: 13,
    err: expect.stringContaining("There is no run 99"),
  });
  expect((await runCli(home, ["undo", "last"], service)).code).toBe(2);
});

test("a sync that the brake stops says how to go on", async () => {
  const service = new AcmeService();
  const many = (status: string) => Array.from({ length: 60 }, (_, at) => ({ title: `Job ${at}`, status }));
  const home = new TestHome().connect().jobs(...many("applied"));
  await runCli(home, SYNC, service);
  const { code, err } = await runCli(home.jobs(...many("offer")), SYNC, service);
  expect(code).toBe(20);
  expect(err).toContain("would change 60 of 60 records");
  expect(err).toContain("--yes");
});
