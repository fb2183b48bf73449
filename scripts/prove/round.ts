import type { Job } from "../../packages/core/src/index.ts";
import type { ChildResult } from "../../packages/testkit/src/index.ts";
import { judge, noteLoose } from "./aftermath.ts";
import { testkit } from "./built.ts";
import type { Tally } from "./tally.ts";
import { World } from "./world.ts";

const JOBS = 300;
/** How often the run that repairs is killed as well. */
const AGAIN = 0.25;
const BEGUN = JSON.stringify({ begun: true });

/** How long an undisturbed sync takes, in milliseconds, from the moment its process has loaded all. */
export interface Lengths {
  create: number;
  update: number;
}

/**
 * One world: a sync that creates is killed, at a random moment, perhaps its repair too, then let through and judged; then
 * jobs change, and a sync that updates meets the same. No more than `most` kills are made in all: each is counted when it is
 * aimed, and taken back when the process ended first.
 */
export async function round(tally: Tally, most: number, lengths: Lengths, seed: number): Promise<void> {
  const random = testkit.seededRandom(seed);
  await using world = await World.open();
  const jobs = testkit.sampleJobs(JOBS, seed);
  await world.give(jobs);
  await killedAndRepaired(tally, most, world, jobs, lengths.create, random, `round ${seed}, creating`);
  const later = jobs.map((job) => changed(job, random));
  await world.give(later);
  await killedAndRepaired(tally, most, world, later, lengths.update, random, `round ${seed}, updating`);
}

/** How long both kinds of sync take now, `atOnce` of them side by side. */
export async function measure(atOnce: number): Promise<Lengths> {
  const all = await Promise.all(Array.from({ length: atOnce }, (_, index) => measureOne(index)));
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  return { create: mean(all.map(({ create }) => create)), update: mean(all.map(({ update }) => update)) };
}

async function measureOne(seed: number): Promise<Lengths> {
  await using world = await World.open();
  const jobs = testkit.sampleJobs(JOBS, seed);
  await world.give(jobs);
  await world.sync();
  await world.give(jobs.map((job) => ({ ...job, status: "offer" })));
  const update = tookMs(await world.sync());
  await using fresh = await World.open();
  await fresh.give(jobs);
  return { create: tookMs(await fresh.sync()), update };
}

async function killedAndRepaired(
  tally: Tally,
  most: number,
  world: World,
  jobs: readonly Job[],
  lengthMs: number,
  random: () => number,
  where: string,
): Promise<void> {
  do {
    if (tally.kills >= most) break;
    tally.kills += 1;
    const child = await world.sync({ afterMs: random() * lengthMs, from: BEGUN });
    if (!child.killed) {
      tally.kills -= 1;
      break;
    }
    tally.phases[phaseOf(child)] += 1;
    noteLoose(tally, world);
  } while (random() < AGAIN);
  const child = await world.sync();
  const outcome = lastLine(child)?.report;
  if (outcome?.outcome !== "done" || outcome.counts.failed > 0)
    tally.complaints.push(`${where}: the repair ended as ${outcome?.outcome ?? child.stderr}`);
  judge(tally, world.service, jobs, where);
}

/** Two jobs in three differ from what they were, some in one field, some in more. */
function changed(job: Job, random: () => number): Job {
  const fate = random();
  if (fate < 1 / 3) return job;
  if (fate < 2 / 3) return { ...job, status: "offer" };
  return { ...job, title: `${job.title}, senior`, company: `${job.company} Ltd`, status: "interviewing" };
}

function phaseOf({ stdout }: ChildResult): keyof Tally["phases"] {
  const last = testkit.childLines(stdout).findLast((line) => "phase" in line);
  return last?.phase ?? "start";
}

function lastLine({ stdout }: ChildResult) {
  return testkit.childLines(stdout).find((line) => "report" in line);
}

function tookMs(child: ChildResult): number {
  const line = lastLine(child);
  if (line) return line.tookMs;
  throw new Error(`An undisturbed sync did not come to its end: ${child.stderr}`);
}
