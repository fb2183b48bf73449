import type { PlanTally } from "./plan-tally.ts";

const SHARE = 0.25;
const FEWEST = 50;

/**
 * Does this plan change an unusual share of what is there? More than a quarter of the records, and at least fifty: a
 * wrong file or a changed setting looks like that, a day's work does not.
 *
 * @param known - records that the ledger knows
 */
export function brakes(tally: PlanTally, known: number): boolean {
  const changed = tally.counts.update + tally.adoptionsThatWrite;
  return changed >= FEWEST && changed > SHARE * (known + tally.counts.adopt);
}
