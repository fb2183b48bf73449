import type { JobFailure, RunCounts, SyncReport } from "@peregrine/core/host";
import type { Paint } from "../terminal/paint.ts";
import { printable } from "../terminal/printable.ts";
import { count, duration, thousands } from "../terminal/time.ts";
import { countLine, skippedLine } from "./counts.ts";
import type { EntryLines } from "./entry-lines.ts";
import { inShort } from "./explain.ts";
import { warningLines } from "./warnings.ts";

const MOST_REASONS = 10;

/** What a run did, for people: what was written, what was not and why, and one line that sums it up. */
export function showReport(report: SyncReport, entries: EntryLines, paint: Paint): string {
  const { counts, failures, warnings, durationMs, requests } = report;
  const lines = entries.lines(`see all with peregrine history ${report.run} --all`);
  const mark = report.outcome === "done" && counts.failed === 0 ? paint.green("✓") : paint.yellow("!");
  return [
    ...lines,
    ...failureLines(failures, counts.failed, paint),
    ...warningLines(warnings, paint),
    ...skippedLine(counts.skipped, report.skippedBecause, paint),
    `${mark} ${paint.bold(printable(report.integration))}: ${runLine(counts)} (${duration(durationMs)}, ${count(requests, "request")})`,
  ].join("\n");
}

/** `"200 created · 0 updated · 0 unchanged"`, and what is out of the ordinary. */
export function runLine(counts: RunCounts): string {
  return countLine([
    [counts.created, "created"],
    [counts.updated, "updated"],
    [counts.unchanged, "unchanged"],
    [counts.adopted, "taken over", "rare"],
    [counts.detached, "removed at the service", "rare"],
    [counts.failed, "failed", "rare"],
    [counts.invalid, "unreadable", "rare"],
    [counts.left, "left for the next run", "rare"],
  ]);
}

/** Jobs that failed for the same reason are told together: forty lines of one sentence help nobody. */
export function failureLines(failures: readonly JobFailure[], total: number, paint: Paint): string[] {
  const byReason = Map.groupBy(
    failures,
    ({ failure }) => `${failure.code}\n${failure.message}\n${failure.hint ?? ""}`,
  );
  const lines = [...byReason.values()].slice(0, MOST_REASONS).flatMap((same) => {
    const [{ title, failure } = same[0]!, ...others] = same;
    const also = others.length > 0 ? paint.dim(` and ${count(others.length, "other")}`) : "";
    const hint = failure.hint === undefined ? [] : [`    ${paint.cyan("→")} ${printable(failure.hint)}`];
    return [`  ${paint.red("✗")} ${printable(title)}${also}`, `    ${inShort(failure)}`, ...hint];
  });
  const untold = Math.max(0, total - failures.length);
  return untold > 0 ? [...lines, paint.dim(`  … ${thousands(untold)} more that failed`)] : lines;
}
