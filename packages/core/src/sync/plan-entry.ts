import type { RecordValue } from "../destination.ts";
import type { Failure } from "../errors.ts";
import type { JobKey } from "../job-key.ts";

/**
 * What a sync would do with one job: make its record, change fields of it, nothing, take over a record that is already
 * there, leave alone one that a person removed, or nothing because something is wrong with the job.
 */
export type PlanAction = "create" | "update" | "unchanged" | "adopt" | "detached" | "blocked";

/** One field of a record, as we last wrote it (or found it blank: null) and as it would be. No `before`: it is not known. */
export interface FieldChange {
  before?: RecordValue;
  after: RecordValue;
}

/** Field by field, what an update or an adoption would write. */
export type FieldChanges = Record<string, FieldChange>;

/** What is planned for one job. */
export interface PlanEntry {
  key: JobKey;
  /** For people: `"Title @ Company"`. */
  title: string;
  action: PlanAction;
  /** Empty for everything but an update, a create (all fields, nothing before) and an adoption that writes. */
  changes: FieldChanges;
  /** The record's id at the destination, where one is known. */
  remoteId?: string;
  /** Why it is blocked or detached. */
  failure?: Failure;
  /** An earlier create was cut off and this destination cannot be asked: writing may make a second record. */
  mayDouble?: true;
}

/** How many jobs met each fate. `skipped` were not eligible; `invalid` could not be read. */
export type PlanCounts = Record<PlanAction | "skipped" | "invalid", number>;

/** Counts with nothing counted yet. */
export function noCounts(): PlanCounts {
  return { create: 0, update: 0, unchanged: 0, adopt: 0, detached: 0, blocked: 0, skipped: 0, invalid: 0 };
}
