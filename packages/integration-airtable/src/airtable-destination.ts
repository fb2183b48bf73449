import {
  PeregrineError,
  type BatchItem,
  type CallContext,
  type Destination,
  type FindContext,
  type Found,
  type ItemResult,
  type Job,
  type PrepareContext,
  type RecordContext,
  type Scanned,
  writtenId,
} from "@peregrine/core";
import { toScanned, type TableRecord } from "@peregrine/core/table";
import type { AirtableApi } from "./airtable-api.ts";
import { jobRecord, rowRecord } from "./cells.ts";
import { readRows, rowsOf, type Place } from "./rows.ts";
import { Doubles, severalRows } from "./several-rows.ts";
import { openPlace, type Settings } from "./table.ts";
import { MOST_ROWS, mergeColumn, writeRows } from "./write-rows.ts";

/** Jobs as rows of an Airtable table. */
export class AirtableDestination implements Destination<TableRecord> {
  /**
   * Below the five requests a second of a base, since one too many costs half a minute: requests do not arrive as evenly as
   * they leave, and the run before may have ended just now.
   */
  readonly limits = { requestsPerSecond: 4, concurrency: 2 };
  readonly batch = {
    size: MOST_ROWS,
    upsert: (items: readonly BatchItem<TableRecord>[], { signal }: CallContext) => this.#write(items, signal),
  };

  readonly #api: AirtableApi;
  readonly #settings: Settings;
  #open: Place | undefined;
  readonly #doubles = new Doubles();

  constructor(api: AirtableApi, settings: Settings) {
    this.#api = api;
    this.#settings = settings;
  }

  /** With a column for keys, Airtable itself finds the row that an earlier attempt made. */
  get idempotentCreate(): boolean {
    return this.#open !== undefined && mergeColumn(this.#open) !== undefined;
  }

  async prepare(ctx: PrepareContext): Promise<unknown> {
    const { place, memory } = await openPlace(this.#api, this.#settings, ctx);
    this.#open = place;
    return memory;
  }

  toRecord(job: Job): TableRecord {
    if (!this.#open)
      throw new PeregrineError(
        "unsupported",
        "The columns of the table are not known yet: prepare comes first",
      );
    return jobRecord(job, this.#open.table);
  }

  async create(record: TableRecord, { key, signal }: RecordContext): Promise<string> {
    return writtenId(await this.#write([{ key, record }], signal));
  }

  async update(id: string, changes: TableRecord, { key, signal }: RecordContext): Promise<void> {
    writtenId(await this.#write([{ key, id, record: changes, changes }], signal));
  }

  async find(key: string, { job, signal }: FindContext): Promise<Found<TableRecord> | null> {
    const place = await this.#place(signal);
    const sought = { key, url: job?.url };
    const rows = await rowsOf(this.#api, place, sought, signal);
    if (rows.length > 1) throw severalRows(place.table.name, sought, rows);
    return rows[0] ?? null;
  }

  /** Yields what stands there once. All is read before: only then is it known, and a table of Airtable's is not large. */
  async *scan({ signal }: CallContext): AsyncGenerator<Scanned<TableRecord>> {
    const place = await this.#place(signal);
    const rows = new Map<string, Scanned<TableRecord>>();
    for await (const row of readRows(this.#api, place, signal))
      rows.set(row.id, toScanned(place.table, row.id, rowRecord(place.table, row)));
    yield* this.#doubles.setAside([...rows.values()]);
  }

  async read(id: string, { signal }: CallContext): Promise<TableRecord | null> {
    const place = await this.#place(signal);
    return rowRecord(place.table, await this.#api.row(place, id, signal));
  }

  /** Into the base's trash, from where people can restore it for a week or longer, as their plan says. */
  async trash(id: string, { signal }: CallContext): Promise<void> {
    await this.#api.delete(await this.#place(signal), id, signal);
  }

  async #write(items: readonly BatchItem<TableRecord>[], signal: AbortSignal): Promise<ItemResult[]> {
    const place = await this.#place(signal);
    return writeRows({ api: this.#api, place, doubles: this.#doubles, signal }, items);
  }

  /** The table as `prepare` found it; whoever skips `prepare` changes nothing about it. */
  async #place(signal: AbortSignal): Promise<Place> {
    if (this.#open) return this.#open;
    const ctx = { signal, readOnly: true, warn: () => {} };
    const { place } = await openPlace(this.#api, { ...this.#settings, addMissing: "never" }, ctx);
    return (this.#open = place);
  }
}
