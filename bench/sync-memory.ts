import { result, type BenchResult } from "./bench-result.ts";
import { runChild, type Figures, type SyncFigures } from "./child.ts";
import { homeWithNowhere } from "./homes.ts";
import { against, median, ratio } from "./interleave.ts";
import { writeJobs } from "./jobs.ts";

const ROUNDS = 5;
const FEW = 1000;
const MANY = 100_000;

/**
 * 100,000 jobs against 1,000, into a destination that lies in the same process: the peak of memory when all are created
 * and when none changed, how long that second run takes over merely reading and hashing the jobs, and how many
 * transactions the ledger spends on a record.
 */
export async function run(): Promise<BenchResult[]> {
  const few = { home: homeWithNowhere(), name: "nowhere", jobs: writeJobs(FEW) };
  const many = { home: homeWithNowhere(), name: "nowhere", jobs: writeJobs(MANY) };
  const firstFew = await runChild<SyncFigures>("sync", few);
  const firstMany = await runChild<SyncFigures>("sync", many);
  const [again, small, floor]: [SyncFigures[], SyncFigures[], Figures[]] = [[], [], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    again.push(await runChild("sync", many));
    floor.push(await runChild("read-and-hash", { jobs: many.jobs }));
    small.push(await runChild("sync", few));
  }
  if (firstMany.counts.created !== MANY || again.some(({ counts }) => counts.unchanged !== MANY))
    throw new Error("The sync did not do what was to be measured");
  const [time, least] = [again.map(({ ms }) => ms), floor.map(({ ms }) => ms)];
  const [peaks, smallPeaks] = [again.map(peakOf), small.map(peakOf)];
  const createdPeak = peakOf(firstMany) / peakOf(firstFew);
  return [
    result(
      "no change, 100,000 jobs: time over reading and hashing",
      ratio(time, least),
      2,
      against(time, least),
    ),
    result(
      "no change: memory of 100,000 jobs over 1,000",
      median(peaks) / median(smallPeaks),
      1.3,
      mib(median(peaks), median(smallPeaks)),
    ),
    result(
      "created: memory of 100,000 jobs over 1,000",
      createdPeak,
      1.3,
      mib(peakOf(firstMany), peakOf(firstFew)),
    ),
    result("created: ledger transactions a record", firstMany.commits / MANY, 2),
  ];
}

function peakOf({ peakMiB }: Figures): number {
  return peakMiB;
}

function mib(peak: number, floor: number): string {
  return `${peak.toFixed(0)} MiB against ${floor.toFixed(0)} MiB`;
}
