import { describe, expect, test } from "vitest";
import type { JobsReport } from "../../api-types.ts";
import { requestOf, usualStatuses } from "./choice.ts";

const REPORT: JobsReport = {
  total: 6,
  invalid: 0,
  statuses: [
    { status: "pending", count: 1, synced: false },
    { status: "approved", count: 2, synced: true },
    { status: "applied", count: 2, synced: true },
    { count: 1, synced: true },
  ],
};

describe("what a plan is asked for", () => {
  test("the usual choice names no statuses, so that statuses which appear later are synced as well", () => {
    expect(requestOf(REPORT, undefined, usualStatuses(REPORT))).toEqual({});
  });

  test("another choice names what is ticked, of the statuses that are there", () => {
    expect(requestOf(REPORT, "/jobs.csv", new Set(["pending", "applied", "of another file"]))).toEqual({
      jobs: "/jobs.csv",
      statuses: ["pending", "applied"],
    });
  });

  test("nothing ticked means none, not the usual", () => {
    expect(requestOf(REPORT, undefined, new Set())).toEqual({ statuses: [] });
  });
});
