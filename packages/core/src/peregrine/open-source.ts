import type { Job } from "../job.ts";
import { PeregrineError } from "../errors.ts";
import { openJobs } from "../jobs/open-jobs.ts";
import { toJob } from "../jobs/to-job.ts";
import type { SyncEvent } from "../sync/report.ts";
import type { SyncOptions } from "./api.ts";
import type { PeregrineContext } from "./context.ts";

/** The jobs of a run, and how many rows of their source could not be read so far. */
export interface OpenSource {
  jobs: AsyncIterable<Job> | Iterable<Job>;
  invalid(): number;
}

/** Rows that are told one by one; a file of rubbish must not drown the rest. */
const PROBLEMS_TOLD = 20;

/**
 * Opens what `--jobs` names, the home's own database, or what a host hands over itself.
 *
 * @throws PeregrineError `not_found` when there is nothing to read from
 */
export async function openSource(
  context: PeregrineContext,
  { jobs, onEvent }: SyncOptions,
): Promise<OpenSource> {
  if (jobs !== undefined && typeof jobs !== "string") return { jobs: normalised(jobs), invalid: () => 0 };
  const path = jobs ?? context.home.jobsPath;
  if (path === undefined) {
    throw new PeregrineError("not_found", `There is no jobs database in ${context.home.dir}`, {
      hint: "Name a file with --jobs (SQLite, NDJSON, JSON or CSV; - is standard input), or set STAGING_DB.",
    });
  }
  let told = 0;
  const tell = onEvent ?? ((_event: SyncEvent) => undefined);
  const source = await openJobs(path, {
    onProblem({ where, message }) {
      told += 1;
      if (told <= PROBLEMS_TOLD)
        tell({ type: "warning", message: `${path === "-" ? "standard input" : path}, ${where}: ${message}` });
    },
  });
  return { jobs: source, invalid: () => source.problems };
}

/** A host's own rows get the same treatment as those of a file. */
async function* normalised(jobs: AsyncIterable<Job> | Iterable<Job>): AsyncGenerator<Job> {
  for await (const job of jobs) yield toJob(job);
}
