import assert from "node:assert/strict";
import type { Job } from "@peregrine/core";
import type { SyncReport } from "@peregrine/core/host";
import type { IntegrationUnderTest, RunningService } from "../integration-under-test.ts";
import {
  assertDone,
  assertRight,
  changed,
  needed,
  recordsOf,
  undisturbed,
  type Reference,
} from "../expectations.ts";
import { sampleJobs } from "../sample-jobs.ts";
import { Stage } from "../stage.ts";

/** With one request at a time, the numbers of the requests are those of the reference. */
const ONE = { concurrency: 1 } as const;
const EVER_AFTER = 500;

export async function revokedToken(options: IntegrationUnderTest): Promise<void> {
  await using stage = await Stage.open(options);
  const { report, after } = await cutOffInTheMiddle(stage, "revokeToken", 401);
  assert.deepEqual([report.outcome, report.failure?.code], ["stopped", "auth"], JSON.stringify(report));
  assert.ok(after <= 1, `${after} requests were sent with a token that was refused`);
}

export async function removedTarget(options: IntegrationUnderTest): Promise<void> {
  await using stage = await Stage.open(options);
  const { report, after, jobs, reference } = await cutOffInTheMiddle(stage, "removeTarget", 404);
  assert.equal(report.outcome, "stopped", JSON.stringify(report));
  const code = report.failure?.code ?? "none";
  assert.ok(["not_found", "permission", "schema"].includes(code), `It says ${code}`);
  assert.ok(after <= 6, `${after} requests were sent to a target that is gone`);
  if (stage.service.removeTarget === undefined) await heal(stage, jobs, reference);
}

interface CutOff {
  report: SyncReport;
  /** Requests that were sent from then on. */
  after: number;
  jobs: readonly Job[];
  reference: Reference;
}

/** Before the second write, or the only one, something is taken away for good: by the service, or else by a script. */
async function cutOffInTheMiddle(
  stage: Stage,
  doing: "revokeToken" | "removeTarget",
  status: number,
): Promise<CutOff> {
  const jobs = sampleJobs(5, stage.options.seed);
  const reference = await undisturbed(stage.options, [jobs], ONE);
  const nth = reference.writes[1] ?? reference.writes[0]!;
  if (stage.files) needed(stage.service[doing], `the service's \`${doing}\``);
  if (stage.service[doing]) take(stage.service, doing, stage, nth);
  else {
    const match = { nth: Array.from({ length: EVER_AFTER }, (_, index) => nth + index) };
    stage.server.script({ match, do: { kind: "status", ...stage.answer(status) } });
  }
  const report = await stage.sync(jobs, { limits: ONE });
  const after = Math.max(0, stage.server.requests.length - nth + 1);
  return { report, after, jobs, reference };
}

function take(
  service: RunningService,
  doing: "revokeToken" | "removeTarget",
  stage: Stage,
  nth: number,
): void {
  const hook = (): void => service[doing]?.();
  if (stage.files) return stage.files.at(1, hook);
  stage.server.script({ match: { nth }, do: { kind: "interrupt", when: "beforeCommit", hook } });
}

async function heal(stage: Stage, jobs: readonly Job[], reference: Reference): Promise<void> {
  stage.server.clear();
  assertDone(await stage.sync(jobs));
  await assertRight(stage, reference);
}

export async function renamedColumn(options: IntegrationUnderTest): Promise<void> {
  const jobs = sampleJobs(4, options.seed);
  const later = changed(options, jobs);
  const reference = await undisturbed(options, [jobs, later]);
  await using stage = await Stage.open(options);
  assertDone(await stage.sync(jobs));
  if (stage.files) needed(stage.service.renameColumn, "the service's `renameColumn`");
  if (stage.service.renameColumn) {
    await stage.service.renameColumn();
    const report = await stage.sync(later);
    assertSays(report, ["schema", "not_found", "invalid_config"]);
    for (const job of later)
      assert.equal((await recordsOf(stage, job)).length, 1, `${job.title} is doubled or lost`);
    return;
  }
  const refusal = stage.answer(422);
  const scripted = stage.server.script({
    match: { write: true, nth: 1 },
    do: { kind: "status", ...refusal },
  });
  assertSays(await stage.sync(later), ["schema"]);
  assert.equal(scripted.applied, 1);
  await heal(stage, later, reference);
}

/** It went through, or says in one of these codes what is wrong; in no case something unknown. */
function assertSays({ outcome, failure, failures }: SyncReport, codes: readonly string[]): void {
  const said = [...(failure ? [failure] : []), ...failures.map((one) => one.failure)];
  for (const { code, message } of said) assert.ok(codes.includes(code), `It says ${code}: ${message}`);
  assert.ok(outcome === "done" || failure, `It ended as ${outcome} and does not say why`);
}
