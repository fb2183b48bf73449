import type { Failure } from "../errors.ts";

/** What a sync would read its jobs from. */
export interface JobsReport {
  /** A path; missing when the home has no database and none was named. */
  source?: string;
  total: number;
  /** Rows that could not be read. */
  invalid: number;
  /** The most frequent first, at most a hundred: a file may hold any words. */
  statuses: JobsOfStatus[];
  /** Why they could not be counted: there is no such file, it holds no jobs, … */
  failure?: Failure;
}

/** How many jobs have a status. */
export interface JobsOfStatus {
  /** Missing for jobs that have none. */
  status?: string;
  count: number;
  /** True when such jobs are synced for the first time unless the user names other statuses. */
  synced: boolean;
}
