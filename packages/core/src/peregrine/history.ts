import type { RunDetails, RunSummary } from "../sync/history.ts";
import type { JobFailure } from "../sync/report.ts";
import type { Page, PageOptions } from "../sync/run-pages.ts";
import type { PeregrineContext } from "./context.ts";

/** Earlier runs, newest first. */
export async function historyUseCase(
  { home }: PeregrineContext,
  filter: { name?: string; limit?: number } = {},
): Promise<RunSummary[]> {
  const { readHistory } = await import("../sync/history.ts");
  return readHistory(home.stateDir, filter);
}

/** One run with the jobs that did not succeed and the fields it changed. */
export async function runUseCase({ home }: PeregrineContext, id: number): Promise<RunDetails> {
  const { readRun } = await import("../sync/history.ts");
  return readRun(home.stateDir, id);
}

/** A run's line of the history, alone. */
export async function runSummaryUseCase({ home }: PeregrineContext, id: number): Promise<RunSummary> {
  const { readSummary } = await import("../sync/history.ts");
  return readSummary(home.stateDir, id);
}

/** A page of the jobs that did not succeed in a run. */
export async function runFailuresUseCase(
  { home }: PeregrineContext,
  id: number,
  page: PageOptions = {},
): Promise<Page<JobFailure>> {
  const { readFailures } = await import("../sync/run-pages.ts");
  return readFailures(home.stateDir, id, page);
}

/** A page of what a run changed, field by field. */
export async function runChangesUseCase(
  { home }: PeregrineContext,
  id: number,
  page: PageOptions = {},
): Promise<Page<RunDetails["changes"][number]>> {
  const { readChanges } = await import("../sync/run-pages.ts");
  return readChanges(home.stateDir, id, page);
}
