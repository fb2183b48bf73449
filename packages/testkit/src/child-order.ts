import type { SyncEvent, SyncReport } from "@peregrine/core/host";

/** What a process that syncs is told, as a JSON file whose path is its only argument. */
export interface ChildOrder {
  /** Address of the module whose default export is the integration. */
  module: string;
  /** True: the integration runs in a process of its own. */
  contained?: boolean;
  config: Readonly<Record<string, string | boolean | undefined>>;
  baseUrl: string;
  stateDir: string;
  /** Path of the jobs, in any form that a sync accepts. */
  jobs: string;
}

/** What it prints, one line of JSON each: that all is loaded and the sync begins, each phase, and how it came out. */
export type ChildLine =
  | { begun: true }
  | { phase: Extract<SyncEvent, { type: "phase" }>["phase"] }
  | { report: SyncReport; tookMs: number };

/** Reads what it printed; a line that was cut off by its death is left out. */
export function childLines(stdout: string): ChildLine[] {
  return stdout.split("\n").flatMap((line) => {
    try {
      return [JSON.parse(line)];
    } catch {
      return [];
    }
  });
}
