import type { DatabaseSync } from "node:sqlite";
import type { DestinationRecord } from "../destination.ts";
import type { JobKey } from "../job-key.ts";
import { transaction } from "./database.ts";
import { rowOf, type Intent, type LedgerRow } from "./ledger-row.ts";
import { prepareStatements } from "./ledger-statements.ts";
import type { FieldChanges } from "./plan-entry.ts";

/** An acknowledged write. */
export interface Acknowledgement {
  key: JobKey;
  remoteId: string;
  digest: string;
  /** All that is known to stand at the destination from our hand. */
  written: DestinationRecord;
  action: "create" | "update" | "adopt";
  changes: FieldChanges;
}

/** A row that a run has to think about: unknown to the ledger, or not as it was. */
export type Lookup = Map<JobKey, LedgerRow | undefined>;

/** The memory of one connection: which record each job became, and what we last wrote to it. */
export class Ledger {
  readonly #database: DatabaseSync;
  readonly connection: number;
  readonly #statements;

  constructor(database: DatabaseSync, connection: number) {
    this.#database = database;
    this.connection = connection;
    this.#statements = prepareStatements(database);
  }

  /** How many records we know here. */
  count(): number {
    const row = this.#statements.count.get(this.connection) as { n: number };
    return row.n;
  }

  /**
   * Of these jobs, the ones that are not simply unchanged: absent from the answer means its record stands as digested.
   *
   * @param jobs - pairs of key, each a different one, and digest of the record the job would become now
   */
  changed(jobs: readonly (readonly [JobKey, string])[]): Lookup {
    // Written as text: as an object, its names would stay on the heap until the next full collection.
    const members = jobs.map((pair) => pair.map((text) => JSON.stringify(text)).join(":"));
    const rows = this.#statements.changed.all(`{${members.join()}}`, this.connection);
    return new Map(rows.map((row) => [String(row["asked"]), row["id"] === null ? undefined : rowOf(row)]));
  }

  /** Is this record some job's already? */
  isTaken(remoteId: string): boolean {
    return this.#statements.taken.get(this.connection, remoteId) !== undefined;
  }

  /** Unfinished writes, oldest first, at most `limit` after row `after`. */
  unfinished(after: number, limit: number): LedgerRow[] {
    return this.#statements.unfinished.all(this.connection, after, limit).map(rowOf);
  }

  /** Step one of a write, durable before its request is sent. */
  intend(intents: readonly { key: JobKey; title: string; intent: Intent }[]): void {
    transaction(this.#database, () => {
      for (const { key, title, intent } of intents) {
        this.#statements.intend.run(this.connection, key, title, JSON.stringify(intent));
      }
    });
  }

  /** Step three: the service confirmed. Also keeps what an undo of `run` needs. */
  acknowledge(run: number | null, acknowledgements: readonly Acknowledgement[]): void {
    transaction(this.#database, () => {
      for (const { key, remoteId, digest, written, action, changes } of acknowledgements) {
        const row = this.#statements.acknowledge.get(
          remoteId,
          digest,
          JSON.stringify(written),
          run,
          this.connection,
          key,
        ) as { id: number };
        const kept = action === "create" ? null : JSON.stringify(changes);
        if (run !== null) this.#statements.change.run(run, row.id, action, kept);
      }
    });
  }

  /** A write that certainly did not happen: the job is as it was before. A job that never got a record is forgotten. */
  withdraw(keys: readonly JobKey[]): void {
    transaction(this.#database, () => {
      for (const key of keys) {
        this.#statements.withdraw.run(this.connection, key);
        this.#statements.forgetEmpty.run(this.connection, key);
      }
    });
  }

  /** The same values in another form (a field less, another order): nothing to write there, something to note here. */
  refresh(records: readonly { key: JobKey; digest: string; written: DestinationRecord }[]): void {
    if (records.length === 0) return;
    transaction(this.#database, () => {
      for (const { key, digest, written } of records) {
        this.#statements.refresh.run(digest, JSON.stringify(written), this.connection, key);
      }
    });
  }

  /** Remembers that a job did not succeed, so that `--retry-failed` finds it. */
  markFailed(run: number, jobs: readonly { key: JobKey; title: string }[]): void {
    transaction(this.#database, () => {
      for (const { key, title } of jobs) this.#statements.markFailed.run(this.connection, key, title, run);
    });
  }

  /** The fields of a record stand again as they did. */
  restore(id: number, digest: string, written: DestinationRecord): void {
    this.#statements.restore.run(digest, JSON.stringify(written), id);
  }

  /** The record is no more, by our own hand: the job may get a new one. */
  remove(id: number): void {
    this.#statements.remove.run(id);
  }

  /** A person removed the record: leave it alone until the job changes again. */
  detach(key: JobKey, digest: string): void {
    this.#statements.detach.run(digest, this.connection, key);
  }
}
