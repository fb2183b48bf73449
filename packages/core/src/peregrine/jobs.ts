import { PeregrineError, toFailure } from "../errors.ts";
import { DEFAULT_STATUSES } from "../job.ts";
import { openJobs } from "../jobs/open-jobs.ts";
import type { PeregrineContext } from "./context.ts";
import type { JobsOfStatus, JobsReport } from "./jobs-report.ts";

const STATUSES_TOLD = 100;

/** Reads all jobs that a sync would read, and counts them by status. What is wrong with the source is part of the answer. */
export async function jobsUseCase(
  { home }: PeregrineContext,
  { source = home.jobsPath }: { source?: string | undefined } = {},
): Promise<JobsReport> {
  const nothing = { total: 0, invalid: 0, statuses: [] };
  if (source === undefined) {
    const hint = "Name a file of jobs (SQLite, NDJSON, JSON or CSV), or set STAGING_DB.";
    const failure = new PeregrineError("not_found", `There is no jobs database in ${home.dir}`, { hint });
    return { ...nothing, failure: toFailure(failure) };
  }
  try {
    return { source, ...(await count(source)) };
  } catch (error) {
    return { source, ...nothing, failure: toFailure(error) };
  }
}

async function count(path: string): Promise<Pick<JobsReport, "total" | "invalid" | "statuses">> {
  const jobs = await openJobs(path);
  const byStatus = new Map<string | undefined, number>();
  let total = 0;
  for await (const { status } of jobs) {
    total += 1;
    byStatus.set(status, (byStatus.get(status) ?? 0) + 1);
  }
  const most = [...byStatus].sort(([, a], [, b]) => b - a).slice(0, STATUSES_TOLD);
  return { total, invalid: jobs.problems, statuses: most.map(([status, count]) => ofStatus(status, count)) };
}

function ofStatus(status: string | undefined, count: number): JobsOfStatus {
  if (status === undefined) return { count, synced: true };
  return { status, count, synced: DEFAULT_STATUSES.includes(status) };
}
