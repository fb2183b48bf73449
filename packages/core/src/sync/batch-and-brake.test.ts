import { describe, expect, test } from "vitest";
import type { Destination } from "../destination.ts";
import { Board } from "./testing/board.ts";
import { Harness, someJobs } from "./testing/harness.ts";

describe("batches", () => {
  test("ten records take one request", async () => {
    const board = new Board();
    const harness = new Harness(board.batching(10));
    const plan = await harness.plan(someJobs(25));
    expect((await harness.sync(someJobs(25))).counts.created).toBe(25);
    expect(board.calls.filter((call) => call.startsWith("upsert"))).toEqual([
      "upsert 10",
      "upsert 10",
      "upsert 5",
    ]);
    expect(plan.counts.create).toBe(25);
  });

  test("none is sent half empty but the last", async () => {
    const board = new Board();
    await new Harness(board.batching(10)).sync(someJobs(95));
    expect(board.calls.filter((call) => call === "upsert 10")).toHaveLength(9);
    expect(board.calls.filter((call) => call.startsWith("upsert"))).toHaveLength(10);
  });

  test("a destination that is an instance of a class can be asked after a lost answer", async () => {
    const board = new Board();
    board.faults = [{ call: "upsert", nth: 1, when: "after", failure: "network" }];
    const inherited: Destination = Object.create(board.batching(10));
    const report = await new Harness(inherited).sync(someJobs(10));
    expect(report.counts).toMatchObject({ created: 10, failed: 0 });
    expect(board.records.size).toBe(10);
  });

  test("a record that is taken over and holds all is in none", async () => {
    const board = new Board();
    const jobs = someJobs(12);
    await new Harness(board.batching(10)).sync(jobs);
    board.calls.length = 0;
    const report = await new Harness(board.batching(10, { scan: () => board.scan() })).sync(jobs);
    expect(report.counts).toMatchObject({ adopted: 12, failed: 0 });
    expect(board.calls.filter((call) => call.startsWith("upsert"))).toEqual([]);
  });

  test("the one that is refused is found, and the others are written", async () => {
    const board = new Board();
    const jobs = someJobs(10);
    jobs[6]!.title = "bad";
    const report = await new Harness(board.batching(10)).sync(jobs);
    expect(report.counts).toMatchObject({ created: 9, failed: 1 });
    expect(report.failures).toMatchObject([{ title: "bad @ Acme" }]);
  });

  test("one whose answer was lost is looked up, record by record", async () => {
    const board = new Board();
    board.faults = [{ call: "upsert", nth: 1, when: "after", failure: "network" }];
    const report = await new Harness(board.batching(10)).sync(someJobs(20));
    expect(report.counts).toMatchObject({ created: 20, failed: 0 });
    expect(board.records.size).toBe(20);
  });

  test("a service that never takes it ends in a failure, not for ever", async () => {
    const board = new Board();
    board.faults = [{ call: "upsert", when: "before", failure: "unavailable" }];
    const report = await new Harness(board.batching(5)).sync(someJobs(5));
    expect(report.counts.failed + report.counts.left).toBe(5);
    expect(board.records.size).toBe(0);
  });
});

describe("the brake", () => {
  test("stops a plan that changes an unusual share of the records, and goes on when told", async () => {
    const board = new Board();
    const harness = new Harness(board.destination());
    await harness.sync(someJobs(100));
    const changed = someJobs(100, { status: "archived" });
    expect(await harness.plan(changed)).toMatchObject({ brake: true, counts: { update: 100 } });
    const calls = board.calls.length;
    expect(await harness.sync(changed)).toMatchObject({
      outcome: "braked",
      counts: { updated: 0, left: 100 },
    });
    expect(board.calls.length).toBe(calls);
    expect((await harness.sync(changed, { yes: true })).counts.updated).toBe(100);
  });

  test("lets a day's work through", async () => {
    const board = new Board();
    const harness = new Harness(board.destination());
    await harness.sync(someJobs(100));
    const day = [...someJobs(25, { status: "offer" }), ...someJobs(100).slice(25)];
    expect((await harness.sync(day)).outcome).toBe("done");
  });
});

describe("a dry run", () => {
  test("writes nothing, and the run after it does precisely what it said", async () => {
    const board = new Board();
    const harness = new Harness(board.destination());
    await harness.sync(someJobs(10));
    const jobs = [...someJobs(4, { status: "offer" }), ...someJobs(12).slice(4)];
    const plan = await harness.plan(jobs);
    expect(board.calls.filter((call) => !call.startsWith("find") && !call.startsWith("create"))).toEqual([]);
    expect(plan.counts).toMatchObject({ create: 2, update: 4, unchanged: 6 });
    const report = await harness.sync(jobs);
    expect(report.counts).toMatchObject({ created: 2, updated: 4, unchanged: 6 });
    const planned = harness.events.flatMap((event) => (event.type === "planned" ? [event.entry] : []));
    expect(planned.slice(-6)).toEqual(planned.slice(-12, -6));
  });
});
