import assert from "node:assert/strict";
import type { SyncReport } from "@peregrine/core/host";
import type { IntegrationUnderTest } from "../integration-under-test.ts";
import { assertDone, assertRight, undisturbed, type Reference } from "../expectations.ts";
import { sampleJobs } from "../sample-jobs.ts";
import { Stage } from "../stage.ts";

export async function stoppedOnce(options: IntegrationUnderTest): Promise<void> {
  await cancelled(options, "afterCommit", async (stage, report) => {
    const { created, left, failed } = report.counts;
    assert.equal(failed, 0, JSON.stringify(report.failures));
    assert.equal(created, (await stage.records()).length, "What was in flight was not recorded");
    assert.equal(created + left, JOBS);
  });
}

export async function stoppedAtOnce(options: IntegrationUnderTest): Promise<void> {
  for (const when of ["beforeCommit", "afterCommit"] as const) {
    await cancelled(options, when, (stage) => stage.server.assertAbortedSocketsClosed(), "signal");
  }
}

const JOBS = 6;

/** A person stops the sync at its second write, or the only one; the next run does what is left. */
async function cancelled(
  options: IntegrationUnderTest,
  when: "beforeCommit" | "afterCommit",
  look: (stage: Stage, report: SyncReport) => Promise<void>,
  wish: "stop" | "signal" = "stop",
): Promise<void> {
  const jobs = sampleJobs(JOBS, options.seed);
  const reference = await undisturbed(options, [jobs]);
  await using stage = await Stage.open(options);
  const abort = new AbortController();
  interrupt(stage, reference, when, () => abort.abort());
  const report = await stage.sync(jobs, { [wish]: abort.signal, limits: { concurrency: 2 } });
  assert.ok(abort.signal.aborted);
  assert.equal(report.outcome, "cancelled");
  await look(stage, report);
  assertDone(await stage.sync(jobs));
  await assertRight(stage, reference);
}

function interrupt(
  stage: Stage,
  { writes }: Reference,
  when: "beforeCommit" | "afterCommit",
  hook: () => void,
): void {
  if (stage.files) return stage.files.at(when === "beforeCommit" ? 1 : Math.ceil(writes.length / 2), hook);
  const match = { write: true, nth: Math.min(2, writes.length) };
  stage.server.script({ match, do: { kind: "interrupt", when, hook } });
}
