import type { Failure } from "./errors.ts";
import type { Job } from "./job.ts";
import type { JobKey } from "./job-key.ts";

/** A value we can compare with what we wrote before. */
export type RecordValue = string | number | boolean | null | undefined | readonly string[];

/** What a job becomes at a destination: a flat map of field names to values. */
export type DestinationRecord = Record<string, RecordValue>;

/** What every call into a destination is given. */
export interface CallContext {
  /** Aborts when the run is stopped. `this.http` heeds it by itself; pass it on to a vendor's SDK. */
  readonly signal: AbortSignal;
}

/** What a call about one job is given. */
export interface RecordContext extends CallContext {
  readonly key: JobKey;
  /** The same for every attempt at the same write, new for the next: for services that honour such a key. */
  readonly idempotencyKey: string;
  /** The job itself, for what is written once only (a page's body). Absent when the pipeline no longer has it. */
  readonly job?: Job;
}

/** What a look-up is given. */
export interface FindContext extends CallContext {
  /** The job we look for; its `url` finds records that were made before keys were. */
  readonly job?: Job;
}

/** What `prepare` is given. */
export interface PrepareContext extends CallContext {
  /** True in a dry run: read, change nothing. */
  readonly readOnly: boolean;
  /**
   * What the `prepare` of this connection's last real run answered: which columns it used, for example. Undefined the
   * first time. It may stem from an older version of the integration: judge it.
   */
  readonly remembered?: unknown;
  /** True when the connection was saved since then: a person has looked at it, so what is gone is no surprise. */
  readonly savedSince?: boolean;
  /** Tells the user something once: a column that is missing and will be skipped. */
  warn(message: string): void;
}

/** A record that is at the destination already. */
export interface Found<R> {
  id: string;
  /** What it holds now, as far as it was read. Without it, adopting writes every field. */
  record?: Partial<R>;
}

/** A record that {@link Destination.scan} came across: known by our key, or by the job's URL. */
export interface Scanned<R> extends Found<R> {
  key?: JobKey | null;
  url?: string | null;
}

/** One write of a batch: an update when `id` is there, else a create. */
export interface BatchItem<R> {
  key: JobKey;
  /** All of the record. */
  record: R;
  id?: string;
  /** For an update: only what changed. */
  changes?: Partial<R>;
}

/** What became of the item at the same index. */
export type ItemResult = { id: string } | { failure: Failure };

/**
 * How jobs are written to a service. Everything hard is the engine's: what to write, in what order and pace, retries,
 * crash safety. A method only makes its request and throws when it fails.
 *
 * @typeParam R - the record a job becomes, e.g. `{ title: string; status: string }`
 */
export interface Destination<R extends DestinationRecord = DestinationRecord> {
  /** The record a job becomes, or null when it is none of this destination's business. Pure: the plan is made from it. */
  toRecord(job: Job): R | null;
  /**
   * Once a run, before anything is planned: read the schema, add what is missing if the user allowed it.
   *
   * What it answers is handed to the next run's `prepare` as `ctx.remembered`: plain JSON data of at most 64 KiB, without
   * secrets. An answer of undefined leaves what was remembered; null forgets it. A dry run remembers nothing.
   */
  prepare?(ctx: PrepareContext): Promise<unknown>;
  /** Creates the record, of which fields without a value are left out, and answers its id there. */
  create(record: R, ctx: RecordContext): Promise<string>;
  /**
   * Changes fields of a record. `changes` has only those whose value we changed; one that was cleared is null.
   * Throws `not_found` for a record that is gone.
   */
  update(id: string, changes: Partial<R>, ctx: RecordContext): Promise<unknown>;
  /** Looks a record up, after a crash and to adopt what is already there. Null: there is none. */
  find?(key: JobKey, ctx: FindContext): Promise<string | Found<R> | null>;
  /** Reads everything that is there, page by page: a first sync then adopts with a few requests instead of one a job. */
  scan?(ctx: CallContext): AsyncIterable<Scanned<R>>;
  /** Reads one record as it is now; one that is gone is null, or throws `not_found`: lets `undo` see whether a person changed it since. */
  read?(id: string, ctx: CallContext): Promise<Partial<R> | null>;
  /** Puts a record in the service's trash, from where a person can restore it. Only `undo` calls it. */
  trash?(id: string, ctx: CallContext): Promise<unknown>;
  /** Writes many at once. Must be safe to repeat for updates; for creates too, if `idempotentCreate`. */
  batch?: {
    readonly size: number;
    upsert(items: readonly BatchItem<R>[], ctx: CallContext): Promise<readonly ItemResult[]>;
  };
  /** What the service allows this connection. */
  readonly limits?: { readonly requestsPerSecond?: number; readonly concurrency?: number };
  /** True when the service itself makes a repeated create harmless (an idempotency key, a native upsert by key). */
  readonly idempotentCreate?: boolean;
  /** How long after a create the service's own look-up may still miss it, in milliseconds. Default 0. */
  readonly findLagMs?: number;
}
