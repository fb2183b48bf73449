import type { PlannedWrite } from "./plan-job.ts";
import { noCounts, type PlanCounts } from "./plan-entry.ts";

/** Counts a plan while it is made. */
export class PlanTally {
  readonly counts: PlanCounts = noCounts();
  readonly skippedBecause: Record<string, number> = {};
  /** Adoptions that also write. */
  adoptionsThatWrite = 0;
  mayDouble = false;

  skip(reason: string): void {
    this.counts.skipped += 1;
    this.skippedBecause[reason] = (this.skippedBecause[reason] ?? 0) + 1;
  }

  unchanged(): void {
    this.counts.unchanged += 1;
  }

  chunk(planned: readonly PlannedWrite[]): void {
    for (const { entry } of planned) {
      this.counts[entry.action] += 1;
      if (entry.action === "adopt" && Object.keys(entry.changes).length > 0) this.adoptionsThatWrite += 1;
      if (entry.mayDouble) this.mayDouble = true;
    }
  }

  /** Jobs dealt with so far. */
  get done(): number {
    return Object.values(this.counts).reduce((sum, count) => sum + count, 0);
  }

  /** Records that would change or come to be. */
  get writes(): number {
    return this.counts.create + this.counts.update + this.adoptionsThatWrite;
  }
}
