import { DEFAULT_STATUSES, type Job } from "../job.ts";

/** Which jobs a run takes in. */
export interface Eligibility {
  /** Why a job that has no record yet is left out; undefined when it is taken. */
  whyNotNew(job: Job): string | undefined;
  /** The same for a job that has one: it is kept in step whatever its status, unless the user named statuses. */
  whyNotKnown(job: Job): string | undefined;
}

/**
 * @param statuses - the user's choice; undefined: approved and later, and jobs whose source has no statuses at all
 */
export function eligibility(statuses: readonly string[] | undefined): Eligibility {
  const wanted = new Set((statuses ?? DEFAULT_STATUSES).map((status) => status.trim().toLowerCase()));
  const byStatus = ({ status }: Job): string | undefined => {
    if (status === undefined) return statuses ? "no status" : undefined;
    return wanted.has(status.toLowerCase()) ? undefined : `status ${status}`;
  };
  return {
    whyNotNew: (job) => unfinished(job) ?? byStatus(job),
    whyNotKnown: (job) => unfinished(job) ?? (statuses ? byStatus(job) : undefined),
  };
}

/** The pipeline's word for a job whose page it is still reading. */
const IMPORTING = /^importing(…|\.\.\.)?$/i;

function unfinished({ title }: Job): string | undefined {
  return title !== undefined && IMPORTING.test(title.trim()) ? "still being imported" : undefined;
}
