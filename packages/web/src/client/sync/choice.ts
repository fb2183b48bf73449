import type { JobsReport, PlanRequest } from "../../api-types.ts";

/** A choice of jobs as the server takes it; statuses only when they are not the usual ones. */
export function requestOf(
  report: JobsReport,
  file: string | undefined,
  chosen: ReadonlySet<string>,
): PlanRequest {
  const named = report.statuses.flatMap(({ status, synced }) =>
    status === undefined ? [] : [{ status, synced }],
  );
  const usual = named.every(({ status, synced }) => chosen.has(status) === synced);
  return {
    ...(file === undefined ? {} : { jobs: file }),
    ...(usual ? {} : { statuses: named.map(({ status }) => status).filter((status) => chosen.has(status)) }),
  };
}

/** The statuses that are synced unless the user says otherwise. */
export function usualStatuses({ statuses }: JobsReport): Set<string> {
  return new Set(statuses.flatMap(({ status, synced }) => (synced && status !== undefined ? [status] : [])));
}

const STORED = "peregrine.plan.";

/** Keeps what a plan was asked for, so that a page loaded again can run it. */
export function rememberRequest(activity: string, request: PlanRequest): void {
  sessionStorage.setItem(STORED + activity, JSON.stringify(request));
}

/** What a plan was asked for; undefined when another tab asked. */
export function recallRequest(activity: string): PlanRequest | undefined {
  const stored = sessionStorage.getItem(STORED + activity);
  return stored === null ? undefined : JSON.parse(stored);
}
