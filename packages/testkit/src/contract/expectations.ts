import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { jobKey, type Job } from "@peregrine/core";
import type { SyncReport } from "@peregrine/core/host";
import type { IntegrationUnderTest, LiveRecord, Values } from "./integration-under-test.ts";
import { nextStatus } from "./sample-jobs.ts";
import { Stage } from "./stage.ts";

/** Time in which the system tells of the last change in a folder. */
const TOLD_MS = 50;

/** What an undisturbed sync leaves behind, and what it costs. */
export interface Reference {
  /** The values of each job's record. */
  values: ReadonlyMap<Job, LiveRecord["values"]>;
  /** Requests of the last round; without a network, changes in the folder. */
  requests: number;
  /** Of which the ones that write, by their number within the round, from 1. */
  writes: readonly number[];
}

/** Syncs each round, one after the other, with a service that behaves. */
export async function undisturbed(
  options: IntegrationUnderTest,
  rounds: readonly (readonly Job[])[],
  limits: { concurrency?: number } = {},
): Promise<Reference> {
  await using stage = await Stage.open(options);
  let before = 0;
  for (const jobs of rounds) {
    before = stage.files?.changes ?? stage.server.requests.length;
    assertDone(await stage.sync(jobs, { limits }));
  }
  if (stage.files) await sleep(TOLD_MS);
  const total = stage.files?.changes ?? stage.server.requests.length;
  const numbers = Array.from({ length: total - before }, (_, index) => index + 1);
  const writes = stage.files
    ? numbers
    : numbers.filter((number) => stage.server.requests[before + number - 1]?.write);
  assert.ok(writes.length > 0, "The sync wrote nothing: is `isWrite`, or `folder`, right?");
  const values = new Map<Job, LiveRecord["values"]>();
  for (const job of rounds.at(-1) ?? []) values.set(job, only(await recordsOf(stage, job), job).values);
  return { values, requests: numbers.length, writes };
}

/** Each job has one record, which holds what it would hold if nothing had gone wrong, and no other record is there. */
export async function assertRight(stage: Stage, { values }: Pick<Reference, "values">): Promise<void> {
  for (const [job, expected] of values) {
    const record = only(await recordsOf(stage, job), job);
    assert.deepEqual(record.values, expected, `The record of ${job.title} is wrong`);
  }
  assert.equal((await stage.records()).length, values.size, "There are records that belong to no job");
}

/** The records that belong to a job. */
export async function recordsOf(stage: Stage, job: Job): Promise<LiveRecord[]> {
  const names = new Set([job.url, jobKey(job)]);
  return (await stage.records()).filter((record) => names.has(record.job));
}

/** The one record of a job. */
export function only(records: readonly LiveRecord[], job: Job): LiveRecord {
  const [record] = records;
  assert.ok(record, `${job.title} has no record`);
  assert.equal(records.length, 1, `${job.title} has ${records.length} records`);
  return record;
}

/** The run went through, and every job of it. */
export function assertDone(report: SyncReport): void {
  const { outcome, counts, failure, failures } = report;
  assert.equal(outcome, "done", `The sync ended early: ${JSON.stringify(failure)}`);
  assert.equal(counts.failed, 0, `Jobs failed: ${JSON.stringify(failures)}`);
}

/** The jobs in their next state. */
export function changed({ change = nextStatus }: IntegrationUnderTest, jobs: readonly Job[]): Job[] {
  return jobs.map((job) => change(job));
}

/** A part of the options that a check cannot do without. */
export function needed<T>(part: T | undefined, name: string): T {
  if (part !== undefined) return part;
  throw new Error(`This check needs ${name}: give it, or leave the check out with a reason, in \`skip\`.`);
}

/** The secrets among the values. */
export function secretsOf({ Integration }: IntegrationUnderTest, config: Values): string[] {
  return new Integration()
    .fields()
    .filter(({ type }) => type === "password")
    .flatMap(({ key }) => (typeof config[key] === "string" ? [config[key]] : []));
}
