import type { RunCounts } from "@peregrine/core/host";
import type { Counted } from "../components/tally.tsx";
import { text } from "../text.ts";

/** A run's counts with their words; what is out of the ordinary only when there is some. */
export function runCounts(counts: RunCounts): Counted[] {
  const words = text.sync.result.counts;
  return [
    [counts.created, words.created],
    [counts.updated, words.updated],
    [counts.unchanged, words.unchanged],
    [counts.adopted, words.adopted, "rare"],
    [counts.detached, words.detached, "rare"],
    [counts.failed, words.failed, "rare"],
    [counts.invalid, words.invalid, "rare"],
    [counts.left, words.left, "rare"],
  ];
}
