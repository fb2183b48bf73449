import type { PlanReport } from "@peregrine/core/host";
import type { Paint } from "../terminal/paint.ts";
import { printable } from "../terminal/printable.ts";
import { count, duration } from "../terminal/time.ts";
import { countLine, skippedLine } from "./counts.ts";
import type { EntryLines } from "./entry-lines.ts";
import { warningLines } from "./warnings.ts";

/**
 * A plan for people: counts, jobs, cost, warnings, and what to do next.
 *
 * @param realRun - the command line that does it
 */
export function showPlan(plan: PlanReport, entries: EntryLines, paint: Paint, realRun: string): string {
  const { counts, requests, estimatedMs, warnings, brake } = plan;
  const name = printable(plan.integration);
  const todo = counts.create + counts.update + counts.adopt > 0;
  const lines = entries.lines("see all with --all, or as data with --json");
  return [
    `${paint.bold(`Plan for ${name}`)} ${paint.dim("(nothing is written)")}`,
    `  ${countLine([
      [counts.create, "to create"],
      [counts.update, "to update"],
      [counts.unchanged, "unchanged"],
      [counts.adopt, "to take over", "rare"],
      [counts.detached, "removed at the service", "rare"],
      [counts.blocked, "blocked", "rare"],
      [counts.invalid, "unreadable", "rare"],
    ])}`,
    ...skippedLine(counts.skipped, plan.skippedBecause, paint),
    ...(lines.length > 0 ? ["", ...lines] : []),
    ...(todo ? ["", `  ${count(requests, "request")}, about ${duration(estimatedMs)}`] : []),
    ...mayDouble(plan, paint),
    ...warningLines(warnings, paint),
    ...(brake
      ? [`${paint.yellow("!")} This changes an unusual share of the records; the sync will ask for --yes.`]
      : []),
    ...(todo ? [`${paint.cyan("→")} Do it: ${printable(realRun)}`] : []),
  ].join("\n");
}

function mayDouble({ mayDouble, counts }: PlanReport, paint: Paint): string[] {
  if (!mayDouble || counts.create === 0) return [];
  return [
    `${paint.yellow("!")} This service cannot be asked what is there: a crash during the sync could leave a record twice.`,
  ];
}
