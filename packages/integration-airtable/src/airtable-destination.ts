import {
  PeregrineError,
  toFailure,
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
} from "@peregrine/core";
import { toScanned, type TableRecord } from "@peregrine/core/table";
import type { AirtableApi } from "./airtable-api.ts";
import type { Row } from "./airtable-types.ts";
import { jobRecord, rowRecord, toCells } from "./cells.ts";
import { canMergeOn } from "./columns.ts";
import { identityOf, readRows, rowsOf, severalRows, type Place } from "./rows.ts";
import { openPlace, type Settings } from "./table.ts";

type Item = BatchItem<TableRecord>;

/** Jobs as rows of an Airtable table. */
export class AirtableDestination implements Destination<TableRecord> {
  /** Below the five requests a second of a base: one too many costs half a minute, and requests do not arrive as evenly as they leave. */
  readonly limits = { requestsPerSecond: 4.5, concurrency: 2 };
  readonly batch = {
    size: 10,
    upsert: (items: readonly Item[], { signal }: CallContext) => this.#write(items, signal),
  };

  readonly #api: AirtableApi;
  readonly #settings: Settings;
  #open: Place | undefined;
  /** Rows of jobs that stand there more than once, by what makes them the same. */
  readonly #several = new Map<string, readonly string[]>();

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
    return idIn(await this.#write([{ key, record }], signal));
  }

  async update(id: string, changes: TableRecord, { key, signal }: RecordContext): Promise<void> {
    idIn(await this.#write([{ key, id, record: changes, changes }], signal));
  }

  async find(key: string, { job, signal }: FindContext): Promise<Found<TableRecord> | null> {
    const place = await this.#place(signal);
    const sought = { key, url: job?.url };
    const rows = await rowsOf(this.#api, place, sought, signal);
    if (rows.length > 1)
      throw severalRows(
        place.table.name,
        sought,
        rows.map(({ id }) => id),
      );
    return rows[0] ?? null;
  }

  /** Yields what stands there once. All is read before: only then is it known, and a table of Airtable's is not large. */
  async *scan({ signal }: CallContext): AsyncGenerator<Scanned<TableRecord>> {
    const place = await this.#place(signal);
    const rows = new Map<string, Row>();
    this.#several.clear();
    for await (const row of readRows(this.#api, place, signal)) rows.set(row.id, row);
    const scanned = [...rows.values()].map((row) =>
      toScanned(place.table, row.id, rowRecord(place.table, row)),
    );
    const alike = Map.groupBy(scanned, ({ key, url }) => identityOf(key, url));
    for (const [identity, same] of alike) {
      if (identity !== undefined && same.length > 1)
        this.#several.set(
          identity,
          same.map(({ id }) => id),
        );
      else yield* same;
    }
  }

  async read(id: string, { signal }: CallContext): Promise<TableRecord | null> {
    const place = await this.#place(signal);
    return rowRecord(place.table, await this.#api.row(place, id, signal));
  }

  /** Into the base's trash, from where people can restore it for a week or longer, as their plan says. */
  async trash(id: string, { signal }: CallContext): Promise<void> {
    await this.#api.delete(await this.#place(signal), id, signal);
  }

  async #write(items: readonly Item[], signal: AbortSignal): Promise<ItemResult[]> {
    const place = await this.#place(signal);
    const failures = items.map((item) => (item.id === undefined ? this.#ambiguous(place, item) : undefined));
    const sound = items.filter((_, index) => failures[index] === undefined);
    const rows = (sound.length > 0 ? await this.#send(place, sound, signal) : []).values();
    return failures.map((failure) =>
      failure ? { failure: toFailure(failure) } : { id: idOf(rows.next().value) },
    );
  }

  /** Up to ten rows, all or none. */
  async #send(place: Place, items: readonly Item[], signal: AbortSignal): Promise<readonly Row[]> {
    const records = items.map(({ id, record, changes }) => ({
      ...(id === undefined ? {} : { id }),
      fields: toCells(place.table, changes ?? record),
    }));
    const known = items.some(({ id }) => id !== undefined);
    const merge = mergeColumn(place);
    if (known) return this.#api.write("PATCH", place, { records }, signal);
    if (!merge) return this.#api.write("POST", place, { records }, signal);
    try {
      const performUpsert = { fieldsToMergeOn: [merge.id] };
      return await this.#api.write("PATCH", place, { performUpsert, records }, signal);
    } catch (error) {
      const [item, ...others] = items;
      throw item && others.length === 0 ? await this.#explained(error, place, item, signal) : error;
    }
  }

  /** What a scan found several rows of is not written: which of them is meant is not known. */
  #ambiguous({ table }: Place, { key, record }: Item): PeregrineError | undefined {
    const sought = soughtBy(key, record);
    const ids = this.#several.get(key) ?? this.#several.get(identityOf(null, sought.url) ?? "");
    return ids && severalRows(table.name, sought, ids);
  }

  /** Airtable refuses a job whose key stands in several rows, in words that are not documented: a look tells. */
  async #explained(
    error: unknown,
    place: Place,
    { key, record }: Item,
    signal: AbortSignal,
  ): Promise<unknown> {
    if (!PeregrineError.is(error) || error.code !== "schema") return error;
    const sought = soughtBy(key, record);
    const rows = await rowsOf(this.#api, place, sought, signal);
    return rows.length > 1
      ? severalRows(
          place.table.name,
          sought,
          rows.map(({ id }) => id),
        )
      : error;
  }

  /** The table as `prepare` found it; whoever skips `prepare` changes nothing about it. */
  async #place(signal: AbortSignal): Promise<Place> {
    if (this.#open) return this.#open;
    const ctx = { signal, readOnly: true, warn: () => {} };
    const { place } = await openPlace(this.#api, { ...this.#settings, addMissing: "never" }, ctx);
    return (this.#open = place);
  }
}

function mergeColumn({ table }: Place): { id: string } | undefined {
  const column = table.columns.get("key");
  return column && canMergeOn(column) ? column : undefined;
}

function soughtBy(key: string, { url }: TableRecord): { key: string; url: string | undefined } {
  return { key, url: typeof url === "string" ? url : undefined };
}

function idOf(row: Row | undefined): string {
  if (row) return row.id;
  throw new PeregrineError("unavailable", "Airtable's answer holds fewer rows than were written", {
    mayHaveCommitted: true,
  });
}

function idIn([result]: readonly ItemResult[]): string {
  if (result && "id" in result) return result.id;
  const { code, message, ...details } = result?.failure ?? toFailure(idOf(undefined));
  throw new PeregrineError(code, message, details);
}
