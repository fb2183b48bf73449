import { describe, expect, test } from "vitest";
import { PeregrineError } from "../errors.ts";
import { Board } from "./testing/board.ts";
import { Harness, someJobs } from "./testing/harness.ts";

const once = (board: Board): number[] => Object.values(board.titles());
const ones = (count: number): number[] => Array.from({ length: count }, () => 1);

describe("a create whose answer was lost", () => {
  test.each(["network", "timeout", "unavailable", "conflict", "unknown"] as const)(
    "is found and not sent again (%s after it was done)",
    async (failure) => {
      const board = new Board();
      board.faults = [{ call: "create", nth: 2, when: "after", failure }];
      const report = await new Harness(board.destination()).sync(someJobs(5));
      expect(report).toMatchObject({ outcome: "done", counts: { created: 5, failed: 0 } });
      expect(once(board)).toEqual(ones(5));
    },
  );

  test("is sent again when it is not there", async () => {
    const board = new Board();
    board.faults = [{ call: "create", nth: 2, when: "before", failure: "unavailable" }];
    const report = await new Harness(board.destination()).sync(someJobs(5));
    expect(report).toMatchObject({ counts: { created: 5 }, retries: 1 });
    expect(once(board)).toEqual(ones(5));
  });

  test("is looked up a second time where the service finds late what it made", async () => {
    const board = new Board();
    board.faults = [{ call: "create", nth: 1, when: "after", failure: "timeout" }];
    const harness = new Harness(board.destination());
    let late = 2;
    const find = harness.destination.find!;
    harness.destination = {
      ...harness.destination,
      findLagMs: 3000,
      find: async (key, ctx) => (late-- > 0 ? null : find(key, ctx)),
    };
    const report = await harness.sync(someJobs(1));
    expect(report.counts.created).toBe(1);
    expect(once(board)).toEqual([1]);
    expect(harness.clock.waits).toContain(3000);
  });

  test("is not sent again where nobody can tell, and the next plan says it may double", async () => {
    const board = new Board();
    board.faults = [{ call: "create", nth: 1, when: "after", failure: "timeout" }];
    const { find: _find, ...blind } = board.destination();
    const harness = new Harness(blind);
    expect((await harness.sync(someJobs(1))).counts).toMatchObject({ created: 0, failed: 1 });
    expect(board.records.size).toBe(1);
    expect(await harness.plan(someJobs(1))).toMatchObject({ mayDouble: true });
    expect(harness.events).toContainEqual(
      expect.objectContaining({ type: "planned", entry: expect.objectContaining({ mayDouble: true }) }),
    );
  });

  test("is simply repeated, with the same key, where the service makes that harmless", async () => {
    const board = new Board();
    const keys: string[] = [];
    const made = new Map<string, string>();
    const { find: _find, ...blind } = board.destination({ idempotentCreate: true });
    const create: typeof blind.create = async (record, { key, idempotencyKey }) => {
      keys.push(idempotencyKey);
      const known = made.get(idempotencyKey) ?? board.add(record, key);
      made.set(idempotencyKey, known);
      if (keys.length === 1) throw new PeregrineError("timeout", "no answer");
      return known;
    };
    expect((await new Harness({ ...blind, create }).sync(someJobs(1))).counts.created).toBe(1);
    expect(new Set(keys).size).toBe(1);
    expect(board.records.size).toBe(1);
  });
});

describe("an update whose answer was lost", () => {
  test("is written again by the next run, even when the job went back to what it was", async () => {
    const board = new Board();
    const harness = new Harness(board.destination());
    await harness.sync(someJobs(1));
    board.faults = [{ call: "update", when: "after", failure: "unknown" }];
    expect((await harness.sync(someJobs(1, { status: "offer" }))).counts.failed).toBe(1);
    expect(board.records.get("r1")).toMatchObject({ status: "offer" });
    board.faults = [];
    expect((await harness.sync(someJobs(1))).counts.updated).toBe(1);
    expect(board.records.get("r1")).toMatchObject({ status: "applied" });
  });
});

describe("a failure that would hit every job", () => {
  test.each(["auth", "permission", "quota"] as const)("%s stops the run at once", async (failure) => {
    const board = new Board();
    board.faults = [{ call: "create", when: "before", failure }];
    const report = await new Harness(board.destination()).sync(someJobs(200));
    expect(report).toMatchObject({
      outcome: "stopped",
      failure: { code: failure },
      counts: { created: 0, failed: 0, left: 200 },
    });
    expect(board.calls.filter((call) => call === "create").length).toBeLessThanOrEqual(4);
    board.faults = [];
  });

  test("twenty jobs that fail in the very same way stop it as well", async () => {
    const board = new Board();
    board.faults = [{ call: "create", when: "before", failure: "schema" }];
    const report = await new Harness(board.destination()).sync(someJobs(200));
    expect(report).toMatchObject({ outcome: "stopped", failure: { code: "schema" } });
    expect(report.counts.failed + report.counts.left).toBe(200);
    expect(board.calls.filter((call) => call === "create").length).toBeLessThan(30);
  });

  test("a schema that prepare refuses stops it before anything is sent", async () => {
    const board = new Board();
    const prepare = async (): Promise<void> => {
      throw new PeregrineError("schema", 'There is no column "Status"');
    };
    const report = await new Harness(board.destination({ prepare })).sync(someJobs(3));
    expect(report).toMatchObject({ outcome: "stopped", failure: { code: "schema" } });
    expect(board.calls).toEqual([]);
  });
});

describe("a service that asks for time", () => {
  const limited = (retryAfterMs?: number): PeregrineError =>
    new PeregrineError("rate_limited", "slow down", retryAfterMs === undefined ? {} : { retryAfterMs });

  test("is given it", async () => {
    const board = new Board();
    board.faults = [{ call: "create", nth: 3, when: "before", failure: limited(7000) }];
    const harness = new Harness(board.destination());
    const report = await harness.sync(someJobs(6));
    expect(report.counts.created).toBe(6);
    expect(harness.clock.waits.some((ms) => ms >= 7000)).toBe(true);
    expect(harness.events.some(({ type }) => type === "waiting")).toBe(true);
  });

  test("puts the run off when that is longer than its patience, and is left alone until then", async () => {
    const board = new Board();
    board.faults = [{ call: "create", nth: 3, when: "before", failure: limited(3_600_000) }];
    const harness = new Harness(board.destination({ limits: { concurrency: 1 } }));
    const report = await harness.sync(someJobs(6));
    expect(report).toMatchObject({ outcome: "deferred", counts: { created: 2, left: 4 } });
    expect(Date.parse(report.resumeAt!) - harness.clock.now()).toBeGreaterThan(3_500_000);
    const calls = board.calls.length;
    expect(await harness.sync(someJobs(6))).toMatchObject({ outcome: "deferred", requests: 0 });
    expect(board.calls.length).toBe(calls);
    expect((await harness.sync(someJobs(6), { now: true })).counts.created).toBe(4);
    expect(once(board)).toEqual(ones(6));
  });

  test("a year is not believed", async () => {
    const board = new Board();
    board.faults = [{ call: "create", when: "before", failure: limited(365 * 86_400_000) }];
    const harness = new Harness(board.destination());
    const { resumeAt } = await harness.sync(someJobs(1));
    expect(Date.parse(resumeAt!) - harness.clock.now()).toBeLessThanOrEqual(24 * 3_600_000);
  });
});

describe("an outage", () => {
  test("pauses, then puts the run off with everything so far recorded", async () => {
    const board = new Board();
    const harness = new Harness(board.destination({ limits: { concurrency: 2 } }));
    await harness.sync(someJobs(3));
    board.faults = [
      { call: "find", when: "before", failure: "unavailable" },
      { call: "create", when: "before", failure: "unavailable" },
    ];
    const report = await harness.sync(someJobs(30));
    expect(report).toMatchObject({ outcome: "deferred", failure: { code: "unavailable" } });
    expect(board.calls.length).toBeLessThan(100);
    board.faults = [];
    expect((await harness.sync(someJobs(30))).counts).toMatchObject({ created: 27, unchanged: 3 });
    expect(once(board)).toEqual(ones(30));
  });

  test("one that passes is outlived", async () => {
    const board = new Board();
    board.faults = [1, 2, 3, 4, 5, 6].map(
      (nth) => ({ call: "update", nth, when: "before", failure: "unavailable" }) as const,
    );
    const harness = new Harness(board.destination({ limits: { concurrency: 1 } }));
    await harness.sync(someJobs(4));
    expect((await harness.sync(someJobs(4, { status: "offer" }))).outcome).toBe("done");
  });
});

describe("ending a run", () => {
  test("first finishes what is in flight", async () => {
    const board = new Board();
    const stop = new AbortController();
    const harness = new Harness(board.destination({ limits: { concurrency: 2 } }));
    const report = await harness.sync(someJobs(50), {
      stop: stop.signal,
      onEvent: ({ type }) => void (type === "wrote" && stop.abort()),
    });
    expect(report.outcome).toBe("cancelled");
    expect(report.counts.created).toBe(board.records.size);
    expect(report.counts.created + report.counts.left).toBe(50);
    expect((await harness.sync(someJobs(50))).outcome).toBe("done");
    expect(once(board)).toEqual(ones(50));
  });
});
