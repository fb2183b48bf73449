import type { RunCounts, RunSummary } from "@peregrine/core/host";
import { number } from "../format.ts";
import { runCounts } from "../sync/run-counts.ts";
import { text } from "../text.ts";

/** A run's counts in a line: `"3 created · 1 failed"`. */
export function inWords(counts: RunCounts): string {
  const told = runCounts(counts).flatMap(([count, word]) => (count > 0 ? [`${number(count)} ${word}`] : []));
  return told.join(" · ") || text.history.nothing;
}

/** How a run ended, in a word. */
export function outcomeOf({ outcome }: RunSummary): string {
  return text.history.outcomes[outcome ?? "running"];
}
