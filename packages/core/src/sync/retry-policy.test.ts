import { describe, expect, test } from "vitest";
import { FAILURES, type FailureCode } from "../failure-codes.ts";
import { backoffMs, nextStep, OPERATIONS, type Operation } from "./retry-policy.ts";

const CODES = Object.keys(FAILURES) as FailureCode[];
const stepsOf = (operation: Operation): Record<string, string> =>
  Object.fromEntries(CODES.map((code) => [code, nextStep(operation, { code, message: "" })]));

describe("the retry policy", () => {
  test("repeats only what may pass, and a create only when it cannot have happened", () => {
    const { create, update } = { create: stepsOf("create"), update: stepsOf("update") };
    expect(CODES.filter((code) => update[code] === "again")).toEqual([
      "rate_limited",
      "network",
      "timeout",
      "unavailable",
      "conflict",
    ]);
    expect(CODES.filter((code) => create[code] === "again")).toEqual(["rate_limited"]);
    expect(CODES.filter((code) => create[code] === "look")).toEqual([
      "network",
      "timeout",
      "unavailable",
      "conflict",
    ]);
    expect(nextStep("create", { code: "network", message: "refused", mayHaveCommitted: false })).toBe(
      "again",
    );
  });

  test("never looks after what is harmless to repeat", () => {
    const repeatable = Object.entries(OPERATIONS)
      .filter(([, { repeatable }]) => repeatable)
      .map(([name]) => name as Operation);
    for (const operation of repeatable) expect(Object.values(stepsOf(operation))).not.toContain("look");
  });

  test("waits as long as asked and a little more, else at random up to a growing cap", () => {
    const asked = { code: "rate_limited", message: "", retryAfterMs: 2000 } as const;
    expect(backoffMs(1, asked, 0)).toBe(2000);
    expect(backoffMs(1, asked, 1)).toBe(2250);
    const silent = { code: "unavailable", message: "" } as const;
    expect([1, 2, 3, 20].map((attempt) => backoffMs(attempt, silent, 1))).toEqual([500, 1000, 2000, 30_000]);
    expect(backoffMs(20, silent, 0)).toBe(0);
  });
});
