import { describe, expect, test } from "vitest";
import type { CheckResult } from "../check-result.ts";
import type { Failure } from "../errors.ts";
import { Board } from "./testing/board.ts";
import { Harness, someJobs } from "./testing/harness.ts";

/** Ten jobs on a board, of which a person removed the first; the next looks at the target fail like this. */
async function hiccups(...failures: readonly Failure[]) {
  const board = new Board();
  const harness = new Harness(board.destination());
  await harness.sync(someJobs(10));
  board.discard("r1");
  const left = [...failures];
  let looks = 0;
  harness.check = async (): Promise<CheckResult> => {
    looks += 1;
    const failure = left.shift();
    return failure ? { ok: false, failure } : { ok: true };
  };
  const sync = () => harness.sync(someJobs(10, { status: "offer" }), { yes: true });
  return { sync, looks: () => looks };
}

describe("a look at the target, after a record was not found,", () => {
  test.each<Failure>([
    { code: "rate_limited", message: "slow down", retryAfterMs: 1000 },
    { code: "unavailable", message: "503" },
    { code: "network", message: "the connection was dropped" },
    { code: "timeout", message: "no answer" },
  ])("is repeated when it meets a passing trouble ($code)", async (failure) => {
    const { sync, looks } = await hiccups(failure);
    expect(await sync()).toMatchObject({ outcome: "done", counts: { updated: 9, detached: 1, failed: 0 } });
    expect(looks()).toBe(2);
  });

  test("that cannot be had for long leaves its job to the next run, and stops none of the others", async () => {
    const { sync } = await hiccups(
      ...Array.from({ length: 5 }, (): Failure => ({ code: "unavailable", message: "503" })),
    );
    const report = await sync();
    expect(report).toMatchObject({ outcome: "done", counts: { updated: 9, detached: 0, failed: 1 } });
    expect(report.failures).toMatchObject([{ failure: { code: "unavailable" } }]);
    expect(await sync()).toMatchObject({ counts: { unchanged: 9, detached: 1 } });
  });

  test.each<Failure["code"]>(["auth", "permission", "not_found"])(
    "that says %s stops the run: it would hit every job",
    async (code) => {
      const { sync, looks } = await hiccups({ code, message: "no" });
      expect(await sync()).toMatchObject({ outcome: "stopped", counts: { detached: 0 }, failure: { code } });
      expect(looks()).toBe(1);
    },
  );
});
