import assert from "node:assert/strict";
import { join } from "node:path";
import type { IntegrationUnderTest } from "../integration-under-test.ts";
import { assertDone, assertRight, changed, needed, only, recordsOf, undisturbed } from "../expectations.ts";
import { sampleJobs } from "../sample-jobs.ts";
import { Stage } from "../stage.ts";

export async function twoRunsWriteOnce(options: IntegrationUnderTest): Promise<void> {
  await using stage = await Stage.open(options);
  const jobs = sampleJobs(6, options.seed);
  assertDone(await stage.sync(jobs));
  for (const job of jobs) only(await recordsOf(stage, job), job);
  const before = await stage.written();
  const second = await stage.sync(jobs);
  assertDone(second);
  assert.equal(second.counts.unchanged, jobs.length);
  assert.deepEqual(await stage.written(), before, "The second run writes");
}

export async function writesOnlyWhatChanged(options: IntegrationUnderTest): Promise<void> {
  await using stage = await Stage.open(options);
  const jobs = sampleJobs(4, options.seed);
  const [first] = jobs;
  assertDone(await stage.sync(jobs));
  const before = stage.server.writes().length;
  const others = await Promise.all(jobs.slice(1).map((job) => recordsOf(stage, job)));
  const report = await stage.sync([...changed(options, [first!]), ...jobs.slice(1)]);
  assertDone(report);
  assert.equal(report.counts.updated, 1, "The change was not written: give a `change` that its record shows");
  const after = await Promise.all(jobs.slice(1).map((job) => recordsOf(stage, job)));
  assert.deepEqual(after, others, "Records changed whose jobs did not");
  const writes = stage.server.writes().slice(before);
  for (const { body, path } of writes) {
    for (const untouched of [first!.title, first!.company, ...jobs.slice(1).map(({ title }) => title)]) {
      assert.ok(
        !`${path}${body}`.includes(untouched!),
        `A write carries "${untouched}", which did not change`,
      );
    }
  }
}

export async function editsSurvive(options: IntegrationUnderTest): Promise<void> {
  await using stage = await Stage.open(options);
  const edit = needed(stage.service.edit?.bind(stage.service), "the service's `edit`");
  const [job] = sampleJobs(1, options.seed);
  assertDone(await stage.sync([job!]));
  const before = only(await recordsOf(stage, job!), job!);
  await edit(before.id);
  const edited = only(await recordsOf(stage, job!), job!);
  const names = Object.keys(edited.values).filter(
    (name) => JSON.stringify(edited.values[name]) !== JSON.stringify(before.values[name]),
  );
  assert.ok(names.length > 0, "`edit` changed nothing");
  assertDone(await stage.sync(changed(options, [job!])));
  const after = only(await recordsOf(stage, job!), job!);
  for (const name of names)
    assert.deepEqual(after.values[name], edited.values[name], `${name} was overwritten`);
  assert.notDeepEqual(after.values, edited.values, "The job's own change did not arrive");
}

export async function trashedStaysTrashed(options: IntegrationUnderTest): Promise<void> {
  await using stage = await Stage.open(options);
  const trash = needed(stage.service.trash?.bind(stage.service), "the service's `trash`");
  const jobs = sampleJobs(3, options.seed);
  assertDone(await stage.sync(jobs));
  await trash(only(await recordsOf(stage, jobs[0]!), jobs[0]!).id);
  const later = changed(options, jobs);
  const report = await stage.sync(later);
  assert.deepEqual([report.outcome, report.counts.detached], ["done", 1], JSON.stringify(report));
  assertDone(await stage.sync(later));
  assert.deepEqual(await recordsOf(stage, jobs[0]!), [], "It was made again");
  for (const job of later.slice(1)) only(await recordsOf(stage, job), job);
}

export async function lostMemoryDoublesNothing(options: IntegrationUnderTest): Promise<void> {
  const jobs = sampleJobs(4, options.seed);
  const reference = await undisturbed(options, [jobs]);
  await using stage = await Stage.open(options);
  assertDone(await stage.sync(jobs));
  const report = await stage.sync(jobs, { stateDir: join(stage.folder, "anew") });
  assertDone(report);
  assert.equal(report.counts.created, 0);
  await assertRight(stage, reference);
}
