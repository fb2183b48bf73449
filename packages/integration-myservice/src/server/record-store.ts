import type { Journal, JournalEntry } from "./journal.ts";
import {
  RECORD_FIELDS,
  type Change,
  type RecordField,
  type RecordInput,
  type StoredRecord,
} from "./record.ts";

/** What a store is given from outside. */
export interface StoreOptions {
  /** Where every write goes before it is answered; without one, records live as long as the process. */
  readonly journal?: Pick<Journal, "append">;
  /** What the journal held when it was opened. */
  readonly entries?: Iterable<JournalEntry>;
  readonly now?: () => Date;
  /** Told of every write, after it was kept. */
  readonly onChange?: (change: Change) => void;
}

/** How many records there are, and how many writes changed one since the start. */
export interface Counts {
  readonly live: number;
  readonly trashed: number;
  readonly writes: number;
}

/** All records, in the order they were made. Nothing is ever removed, so a place in that order is a stable cursor. */
export class RecordStore {
  readonly #records: StoredRecord[] = [];
  readonly #placeOf = new Map<string, number>();
  readonly #placesByKey = new Map<string, Set<number>>();
  readonly #placeByIdempotencyKey = new Map<string, number>();
  readonly #options: StoreOptions;
  #trashed = 0;
  #writes = 0;

  constructor(options: StoreOptions = {}) {
    this.#options = options;
    for (const entry of options.entries ?? []) this.#put(entry);
  }

  get counts(): Counts {
    return { live: this.#records.length - this.#trashed, trashed: this.#trashed, writes: this.#writes };
  }

  /** Every record, the trashed ones too. */
  all(): readonly StoredRecord[] {
    return this.#records;
  }

  /** The record of this id, unless it is trashed. */
  get(id: string): StoredRecord | undefined {
    const record = this.#recordOf(id);
    return record?.trashed ? undefined : record;
  }

  /** The records that carry this key, oldest first, without the trashed. */
  withKey(key: string): StoredRecord[] {
    const places = [...(this.#placesByKey.get(key) ?? [])].sort((a, b) => a - b);
    return places.flatMap((place) => this.#visible(place));
  }

  /** Up to `limit` records from place `from` on, without the trashed, and the place where the next page begins. */
  page(from: number, limit: number): { records: StoredRecord[]; next: number | null } {
    const records: StoredRecord[] = [];
    let place = from;
    for (; place < this.#records.length && records.length < limit; place++)
      records.push(...this.#visible(place));
    return { records, next: place < this.#records.length ? place : null };
  }

  /** Makes a record, or answers the one that this idempotency key made before. */
  create(input: RecordInput, idempotencyKey?: string): { record: StoredRecord; isNew: boolean } {
    const made = idempotencyKey === undefined ? undefined : this.#placeByIdempotencyKey.get(idempotencyKey);
    const before = made === undefined ? undefined : this.#records[made];
    if (before) return { record: before, isNew: false };
    const { title = null, company = null, url = null, status = null, key = null } = input;
    const id = `rec_${this.#records.length + 1}`;
    const time = this.#time();
    const record = {
      id,
      title,
      company,
      url,
      status,
      key,
      revision: 1,
      trashed: false,
      created_at: time,
      updated_at: time,
    };
    this.#write(
      "created",
      record,
      RECORD_FIELDS.filter((field) => record[field] !== null),
      idempotencyKey,
    );
    return { record, isNew: true };
  }

  /** Changes fields of a record; undefined when there is none, or only in the trash. */
  update(id: string, input: RecordInput): StoredRecord | undefined {
    const record = this.get(id);
    if (!record) return undefined;
    const changed = RECORD_FIELDS.filter(
      (field) => input[field] !== undefined && input[field] !== record[field],
    );
    return changed.length === 0 ? record : this.#revise("updated", { ...record, ...input }, changed);
  }

  /** Puts a record in the trash; undefined when there is none, or it is there already. */
  trash(id: string): StoredRecord | undefined {
    const record = this.get(id);
    return record && this.#revise("trashed", { ...record, trashed: true });
  }

  /** Takes a record out of the trash; one that is not there stays as it is. */
  restore(id: string): StoredRecord | undefined {
    const record = this.#recordOf(id);
    return record?.trashed ? this.#revise("restored", { ...record, trashed: false }) : record;
  }

  #revise(kind: Change["kind"], record: StoredRecord, fields: readonly RecordField[] = []): StoredRecord {
    const revised = { ...record, revision: record.revision + 1, updated_at: this.#time() };
    this.#write(kind, revised, fields);
    return revised;
  }

  /** The journal comes first: what it refuses was never done. */
  #write(
    kind: Change["kind"],
    record: StoredRecord,
    fields: readonly RecordField[],
    idempotencyKey?: string,
  ): void {
    const entry = idempotencyKey === undefined ? { record } : { record, idempotency_key: idempotencyKey };
    this.#options.journal?.append(entry);
    this.#put(entry);
    this.#writes += 1;
    this.#options.onChange?.({ kind, record, fields });
  }

  #put({ record, idempotency_key }: JournalEntry): void {
    const place = this.#placeOf.get(record.id) ?? this.#records.length;
    const before = this.#records[place];
    this.#records[place] = record;
    this.#placeOf.set(record.id, place);
    this.#trashed += Number(record.trashed) - Number(before?.trashed ?? false);
    if (idempotency_key !== undefined) this.#placeByIdempotencyKey.set(idempotency_key, place);
    if (before?.key === record.key) return;
    if (typeof before?.key === "string") this.#placesByKey.get(before.key)?.delete(place);
    if (record.key === null) return;
    const places = this.#placesByKey.get(record.key);
    if (places) places.add(place);
    else this.#placesByKey.set(record.key, new Set([place]));
  }

  #recordOf(id: string): StoredRecord | undefined {
    const place = this.#placeOf.get(id);
    return place === undefined ? undefined : this.#records[place];
  }

  #visible(place: number): StoredRecord[] {
    const record = this.#records[place];
    return record && !record.trashed ? [record] : [];
  }

  #time(): string {
    return (this.#options.now?.() ?? new Date()).toISOString();
  }
}
