import { describe, expect, test } from "vitest";
import type { Job } from "../job.ts";
import { Board } from "./testing/board.ts";
import { Harness, someJobs } from "./testing/harness.ts";

describe("a sync", () => {
  test("makes one record a job, and nothing the second time", async () => {
    const board = new Board();
    const harness = new Harness(board.destination());
    const first = await harness.sync(someJobs(40));
    expect(first).toMatchObject({ outcome: "done", counts: { created: 40, failed: 0, left: 0 } });
    const before = board.calls.length;
    const second = await harness.sync(someJobs(40));
    expect(second.counts).toMatchObject({ created: 0, updated: 0, unchanged: 40 });
    expect(board.calls.length).toBe(before);
  });

  test("writes only the field that changed, and what a person edited stays", async () => {
    const board = new Board();
    const harness = new Harness(board.destination());
    await harness.sync(someJobs(3));
    board.edit("r2", { company: "edited by hand" });
    const jobs = someJobs(3);
    jobs[1]!.status = "offer";
    const report = await harness.sync(jobs);
    expect(report.counts).toMatchObject({ updated: 1, unchanged: 2 });
    expect(board.calls.at(-1)).toBe("update status");
    expect(board.records.get("r2")).toMatchObject({ status: "offer", company: "edited by hand" });
  });

  test("a value that is gone from the job is cleared", async () => {
    const board = new Board();
    const harness = new Harness(board.destination());
    await harness.sync(someJobs(1));
    await harness.sync(someJobs(1).map(({ company: _company, ...job }) => job));
    expect(board.records.get("r1")).toMatchObject({ company: null, title: "Job 1" });
  });

  test("one bad job does not stop the others, and the next run tries it again", async () => {
    const board = new Board();
    board.faults = [{ call: "create", nth: 3, when: "before", failure: "schema" }];
    const harness = new Harness(board.destination());
    const report = await harness.sync(someJobs(10));
    expect(report).toMatchObject({ outcome: "done", counts: { created: 9, failed: 1 } });
    expect(report.failures).toMatchObject([{ action: "create", failure: { code: "schema" } }]);
    board.faults = [];
    const again = await harness.sync(someJobs(10), { retryFailed: true });
    expect(again.counts).toMatchObject({ created: 1, skipped: 9 });
    expect(Object.values(board.titles())).toEqual(Array.from({ length: 10 }, () => 1));
  });

  test("the same job twice in the input is taken once", async () => {
    const board = new Board();
    const report = await new Harness(board.destination()).sync([...someJobs(2), ...someJobs(2)]);
    expect(report.counts).toMatchObject({ created: 2, skipped: 2 });
    expect(report.skippedBecause).toEqual({ "same job twice": 2 });
  });

  test("takes approved and later jobs, and follows a known one whatever becomes of it", async () => {
    const board = new Board();
    const harness = new Harness(board.destination());
    const [one, two, three] = someJobs(3) as [Job, Job, Job];
    const report = await harness.sync([one, { ...two, status: "pending" }, { ...three, status: "rejected" }]);
    expect(report).toMatchObject({
      counts: { created: 1 },
      skippedBecause: { "status pending": 1, "status rejected": 1 },
    });
    await harness.sync([{ ...one, status: "interview_rejected" }]);
    expect(board.records.get("r1")).toMatchObject({ status: "interview_rejected" });
  });

  test("takes only the statuses it is told, when it is told some", async () => {
    const board = new Board();
    const harness = new Harness(board.destination());
    const jobs = [...someJobs(2, { status: "pending" }), { title: "x", url: "https://example.com/x" }];
    const report = await harness.sync(jobs, { statuses: ["pending"] });
    expect(report).toMatchObject({ counts: { created: 2 }, skippedBecause: { "no status": 1 } });
  });

  test("a job that toRecord refuses or chokes on is skipped or blocked", async () => {
    const board = new Board();
    const toRecord = ({ title }: { title?: string }) => {
      if (title === "Job 1") return null;
      if (title === "Job 2") throw new Error("no s3cret here");
      return { title };
    };
    const report = await new Harness(board.destination({ toRecord })).sync([...someJobs(3), {}]);
    expect(report.counts).toMatchObject({ created: 1, failed: 2, skipped: 1 });
    expect(report.failures.map(({ failure }) => failure.message)).toEqual([
      "no [redacted] here",
      expect.stringContaining("no URL, no id and no title"),
    ]);
  });

  test("keeps as many requests in flight as the destination allows, and no more", async () => {
    const board = new Board();
    await new Harness(board.destination({ limits: { concurrency: 3 } })).sync(someJobs(30));
    expect(board.mostInFlight).toBe(3);
  });

  test("a source that breaks off ends the run, and what was not planned is not lost", async () => {
    const board = new Board();
    const harness = new Harness(board.destination());
    async function* broken() {
      yield* someJobs(300);
      throw new Error("the file ends here");
    }
    expect(await harness.sync(broken())).toMatchObject({
      outcome: "stopped",
      failure: { message: "the file ends here" },
    });
    expect((await harness.sync(someJobs(300))).counts.created).toBe(300);
  });
});

describe("adopting", () => {
  test("takes over what is there by its address, fills blanks and leaves a person's words", async () => {
    const board = new Board();
    board.add({ title: "Mine", url: "http://www.example.com/jobs/1/?utm_source=x" });
    const harness = new Harness(board.destination({ scan: () => board.scan() }));
    const plan = await harness.plan(someJobs(2));
    expect(plan.counts).toMatchObject({ adopt: 1, create: 1 });
    const report = await harness.sync(someJobs(2));
    expect(report.counts).toMatchObject({ adopted: 1, created: 1 });
    expect(board.records.get("r1")).toMatchObject({ title: "Mine", company: "Acme", status: "applied" });
    expect(board.records.size).toBe(2);
    await harness.sync(someJobs(2, { status: "offer" }));
    expect(board.records.get("r1")).toMatchObject({ title: "Mine", status: "offer" });
  });

  test("after the memory is lost, finds its own records and makes none twice", async () => {
    const board = new Board();
    await new Harness(board.destination()).sync(someJobs(5));
    const fresh = new Harness(board.destination());
    expect((await fresh.sync(someJobs(6, { status: "offer" }))).counts).toMatchObject({
      adopted: 5,
      created: 1,
    });
    expect(board.records.size).toBe(6);
    expect(board.records.get("r1")).toMatchObject({ status: "offer" });
  });

  test("two jobs never share one record", async () => {
    const board = new Board();
    board.add({ title: "Mine", url: "https://example.com/jobs/1" });
    const twins = [...someJobs(1), { ...someJobs(1)[0], url: "https://example.com/jobs/1?utm_source=b" }];
    const report = await new Harness(board.destination({ scan: () => board.scan() })).sync(twins);
    expect(report.counts).toMatchObject({ adopted: 1, created: 1 });
  });
});

describe("a record that a person removed", () => {
  test("is reported as detached and not made again, until its job changes", async () => {
    const board = new Board();
    const harness = new Harness(board.destination());
    await harness.sync(someJobs(2));
    board.discard("r1");
    const changed = someJobs(2, { status: "offer" });
    expect((await harness.sync(changed)).counts).toMatchObject({ updated: 1, detached: 1, failed: 0 });
    const calls = board.calls.length;
    expect((await harness.sync(changed)).counts).toMatchObject({ detached: 1, unchanged: 1 });
    expect(board.calls.length).toBe(calls);
    board.records.set("r1", board.trash.get("r1")!);
    expect((await harness.sync(someJobs(2, { status: "hired" }))).counts).toMatchObject({ updated: 2 });
  });

  test("is not believed gone when the whole target is", async () => {
    const board = new Board();
    const harness = new Harness(board.destination());
    await harness.sync(someJobs(30));
    harness.check = async () => ({
      ok: false,
      failure: { code: "not_found", message: "the database is not shared" },
    });
    for (const id of board.records.keys()) board.discard(id);
    const report = await harness.sync(someJobs(30, { status: "offer" }), { yes: true });
    expect(report).toMatchObject({
      outcome: "stopped",
      counts: { detached: 0 },
      failure: { message: "the database is not shared" },
    });
  });
});
