/** What came of all kills. */
export interface Tally {
  kills: number;
  /** Jobs with more than one record after the run that followed. */
  doubled: number;
  /** Jobs without a record. */
  lost: number;
  /** Records that differ from their job, or belong to none. */
  wrong: number;
  /** Kills, by the phase they hit. */
  phases: Record<Phase, number>;
  /** Kills that left a write which the service had carried out and nobody had been told of. */
  afterCommit: number;
  /** Kills that left a write which was noted and never carried out. */
  beforeCommit: number;
  /** What went wrong where, in words. */
  complaints: string[];
}

export type Phase = "start" | "prepare" | "recover" | "plan" | "write";

export function newTally(): Tally {
  const phases = { start: 0, prepare: 0, recover: 0, plan: 0, write: 0 };
  return { kills: 0, doubled: 0, lost: 0, wrong: 0, phases, afterCommit: 0, beforeCommit: 0, complaints: [] };
}

export function failed({ doubled, lost, wrong, complaints }: Tally): boolean {
  return doubled + lost + wrong + complaints.length > 0;
}

/** The tally in three lines. */
export function sentences({ kills, doubled, lost, wrong, phases, ...tally }: Tally): string {
  const hit = Object.entries(phases).map(([phase, count]) => `${count} in ${phase}`);
  return [
    `${kills} kills: ${doubled} doubled, ${lost} lost, ${wrong} wrong`,
    `They hit: ${hit.join(", ")}.`,
    `${tally.afterCommit} left writes that the service had carried out unnoticed (after commit), ` +
      `${tally.beforeCommit} left writes that were noted and not carried out (before commit).`,
  ].join("\n");
}
