import type { RunDetails, RunSummary } from "../sync/history.ts";
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
