import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Job } from "@peregrine/core";
import type { IntegrationUnderTest } from "../integration-under-test.ts";
import { assertDone, assertRight, changed, undisturbed, type Reference } from "../expectations.ts";
import { sample, seededRandom } from "../random.ts";
import { sampleJobs } from "../sample-jobs.ts";
import { Stage } from "../stage.ts";
import { syncInChild } from "../sync-in-child.ts";

const SAMPLED = 6;
const AT_ONCE = 2;

export async function killedWhileCreating(options: IntegrationUnderTest): Promise<void> {
  const jobs = sampleJobs(5, options.seed);
  await killedEverywhere(options, [jobs]);
}

export async function killedWhileUpdating(options: IntegrationUnderTest): Promise<void> {
  const jobs = sampleJobs(5, options.seed);
  await killedEverywhere(options, [jobs, changed(options, jobs)]);
}

const BEFORE_AND_AFTER = ["beforeCommit", "afterCommit"] as const;
/** A change in a folder has happened when it is told of. */
const AFTER = ["afterCommit"] as const;

interface Moment {
  nth: number;
  when: "beforeCommit" | "afterCommit";
}

/** Kills a process in the last of these rounds, at one request after the other, and syncs again each time. */
async function killedEverywhere(
  options: IntegrationUnderTest,
  rounds: readonly (readonly Job[])[],
): Promise<void> {
  const { seed = 1, kills = SAMPLED } = options;
  const reference = await undisturbed(options, rounds);
  const whens = options.service.network === false ? AFTER : BEFORE_AND_AFTER;
  const all = Array.from({ length: reference.requests }, (_, index) =>
    whens.map((when): Moment => ({ nth: index + 1, when })),
  ).flat();
  const moments = kills === "all" ? all : sample(all, kills, seededRandom(seed));
  const cache = await mkdtemp(join(tmpdir(), "peregrine-contract-cache-"));
  const queue = moments.values();
  const broken: unknown[] = [];
  const worker = async (): Promise<void> => {
    for (const moment of queue) {
      if (broken.length > 0) return;
      await killedOnce(options, rounds, reference, { ...moment, cache }).catch((error) => broken.push(error));
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    if (broken.length > 0) throw broken[0];
  } finally {
    await rm(cache, { recursive: true, force: true });
  }
}

async function killedOnce(
  options: IntegrationUnderTest,
  rounds: readonly (readonly Job[])[],
  reference: Reference,
  { nth, when, cache }: Moment & { cache: string },
): Promise<void> {
  await using stage = await Stage.open(options);
  for (const jobs of rounds.slice(0, -1)) assertDone(await stage.sync(jobs));
  const last = rounds.at(-1) ?? [];
  const killOn = stage.killAt(nth, when);
  const { killed, code, stderr } = await syncInChild(stage, last, { killOn, cache });
  // A change in a folder is told of a moment later: the last ones may come after the end.
  assert.ok(killed || (stage.files && code === 0), `It ended before request ${nth}: ${stderr}`);
  assertDone(await stage.sync(last));
  await assertRight(stage, reference).catch((error: unknown) => {
    throw new Error(`Killed ${when === "beforeCommit" ? "before" : "after"} commit of request ${nth}`, {
      cause: error,
    });
  });
  const before = await stage.written();
  assertDone(await stage.sync(last));
  assert.deepEqual(await stage.written(), before, "A run after the repair writes again");
}
