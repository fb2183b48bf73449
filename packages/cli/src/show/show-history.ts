import type { RunDetails, RunSummary } from "@peregrine/core/host";
import { columns } from "../terminal/columns.ts";
import type { Paint } from "../terminal/paint.ts";
import { printable } from "../terminal/printable.ts";
import { count, duration, moment } from "../terminal/time.ts";
import { EntryLines, type LinesOptions } from "./entry-lines.ts";
import { inShort } from "./explain.ts";
import { failureLines, runLine } from "./show-report.ts";

/** Earlier runs, a line each. */
export function showHistory(runs: readonly RunSummary[], now: number, paint: Paint): string {
  if (runs.length === 0)
    return `There was no run yet.\n${paint.cyan("→")} See what one would do: peregrine sync --dry-run`;
  const head = ["RUN", "STARTED", "CONNECTION", "ENDED", "WHAT IT DID"].map((title) => paint.dim(title));
  const rows = runs.map((run) => [
    String(run.id),
    moment(Date.parse(run.startedAt), now),
    printable(run.integration),
    outcomeOf(run, paint),
    runLine(run.counts),
  ]);
  return columns([head, ...rows]).join("\n");
}

/** One run in full: what it changed, what failed and why. */
export function showRun(run: RunDetails, options: LinesOptions): string {
  const { paint } = options;
  const entries = new EntryLines(options);
  for (const { title, action, changes } of run.changes) entries.changed(action, title, changes);
  const lines = entries.lines(`see all with peregrine history ${run.id} --all`);
  return [
    `${paint.bold(`Run ${run.id}`)} of ${printable(run.integration)}, ${moment(Date.parse(run.startedAt), Date.now())}: ${outcomeOf(run, paint)}`,
    ...(run.failure ? [`  ${inShort(run.failure)}`] : []),
    ...lines,
    ...failureLines(run.failures, run.failures.length, paint),
    `${runLine(run.counts)} (${duration(run.durationMs)}, ${count(run.requests, "request")})`,
  ].join("\n");
}

function outcomeOf({ outcome, endedAt }: RunSummary, paint: Paint): string {
  if (outcome === "done") return paint.green("done");
  return paint.yellow(outcome ?? (endedAt === undefined ? "running" : "unknown"));
}
