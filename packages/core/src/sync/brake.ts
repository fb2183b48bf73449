import type { Failure } from "../errors.ts";
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
  const changed = changes(tally);
  return changed >= FEWEST && changed > SHARE * (known + tally.counts.adopt);
}

/** What a person is told when the brake stops a run. */
export function braked(tally: PlanTally, known: number): Failure {
  const records = known + tally.counts.adopt;
  return {
    code: "conflict",
    message: `The sync would change ${changes(tally)} of ${records} records, an unusual share, so nothing was written`,
    hint: "Look at the plan with --dry-run; if it is right, run it again with --yes.",
  };
}

function changes(tally: PlanTally): number {
  return tally.counts.update + tally.adoptionsThatWrite;
}
