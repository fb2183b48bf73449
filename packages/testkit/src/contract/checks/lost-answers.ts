import assert from "node:assert/strict";
import type { Job } from "@peregrine/core";
import type { FaultAction } from "../../server/fault.ts";
import type { IntegrationUnderTest } from "../integration-under-test.ts";
import { assertDone, assertRight, changed, undisturbed } from "../expectations.ts";
import { sampleJobs } from "../sample-jobs.ts";
import { Stage } from "../stage.ts";

/** Long enough for an answer that comes, also on a busy machine. */
const DEADLINE_MS = 500;
const MUCH_LATER_MS = 60_000;

const html = { headers: { "content-type": "text/html" }, body: "<h1>Bad gateway</h1>" };

export const serverErrorsAfterCommit = survives([
  { kind: "commitThenStatus", status: 500, body: { message: "Internal error" } },
  { kind: "commitThenStatus", status: 502, ...html },
  { kind: "commitThenStatus", status: 503, body: "" },
  { kind: "status", status: 504, ...html },
]);
export const timeoutAfterSuccess = survives([{ kind: "commitThenDelay", ms: MUCH_LATER_MS }]);
export const droppedSockets = survives([
  { kind: "drop" },
  { kind: "drop", reset: true },
  { kind: "commitThenDrop" },
  { kind: "commitThenDrop", reset: true },
]);
export const truncatedBodies = survives([
  { kind: "commitThenTruncate" },
  { kind: "commitThenTruncate", wellFormed: true },
]);
export const stalledBodies = survives([{ kind: "commitThenStall" }]);

/** A check that each of these, met while reading, creating and updating, neither doubles nor loses nor garbles a job. */
function survives(faults: readonly FaultAction[]): (options: IntegrationUnderTest) => Promise<void> {
  return async (options) => {
    const jobs = sampleJobs(4, options.seed);
    const later = changed(options, jobs);
    const first = await undisturbed(options, [jobs]);
    const second = await undisturbed(options, [jobs, later]);
    for (const fault of faults) {
      await using stage = await Stage.open(options);
      await syncThrough(stage, fault, jobs);
      await assertRight(stage, first);
      await syncThrough(stage, fault, later);
      await assertRight(stage, second);
      await stage.server.assertAbortedSocketsClosed();
    }
  };
}

async function syncThrough(stage: Stage, fault: FaultAction, jobs: readonly Job[]): Promise<void> {
  const reads = stage.server.script({ match: { write: false, nth: 1 }, do: fault });
  const writes = stage.server.script({ match: { write: true, nth: [1, 2] }, do: fault });
  assertDone(await stage.sync(jobs, { deadlineMs: DEADLINE_MS }));
  assert.ok(writes.applied > 0, `No write met the fault ${fault.kind}`);
  reads.remove();
  writes.remove();
}
