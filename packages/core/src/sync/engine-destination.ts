import type { Destination, DestinationRecord } from "../destination.ts";
import type { Job } from "../job.ts";

/** What `toRecord` made of one job: its answer, or what it threw. */
export type Converted = { record: DestinationRecord | null } | { thrown: unknown };

/** A destination as the engine calls it: one in another process is asked about many jobs at once. */
export interface EngineDestination extends Destination {
  /** What `toRecord` makes of each job, in their order. Where it is there, `toRecord` is not called. */
  toRecords?(jobs: readonly Job[]): Promise<readonly Converted[]>;
}
