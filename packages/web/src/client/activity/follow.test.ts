import { describe, expect, test } from "vitest";
import type { Activity, ActivityEvent } from "../../api-types.ts";
import { follow, hasEnded, startFollowing } from "./follow.ts";

const ACTIVITY: Activity = {
  id: "a1",
  kind: "sync",
  integration: "acme",
  label: "Acme",
  state: "running",
  startedAt: "2026-01-01T00:00:00.000Z",
  warnings: ["said before"],
};
const FAILURE = { code: "schema", message: "Too long" } as const;

function after(...events: ActivityEvent[]) {
  return events.reduce(follow, startFollowing(ACTIVITY));
}

describe("following an activity", () => {
  test("shows the newest three jobs, and counts the failed", () => {
    const wrote = ["A", "B", "C", "D"].map(
      (title) => ({ type: "wrote", key: title, title, action: "create" }) as const,
    );
    const failed = {
      type: "failed",
      failure: { key: "E", title: "E", action: "create", failure: FAILURE },
    } as const;
    expect(after(...wrote, failed, failed)).toMatchObject({ latest: ["D", "C", "B"], failed: 2 });
  });

  test("events begin at the start, so a warning that was known before is not shown twice", () => {
    expect(after({ type: "warning", message: "said before" }).activity.warnings).toEqual(["said before"]);
  });

  test("knows that stopping is no end, and takes the last state from the end", () => {
    const stopping = after({ type: "state", state: "stopping" });
    expect(hasEnded(stopping.activity)).toBe(false);
    const ended = follow(stopping, {
      type: "end",
      activity: { ...ACTIVITY, state: "failed", failure: FAILURE },
    });
    expect(hasEnded(ended.activity)).toBe(true);
    expect(ended.activity.failure).toEqual(FAILURE);
  });
});
