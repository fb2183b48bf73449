import {
  PeregrineError,
  type BatchItem,
  type CallContext,
  type Destination,
  type Failure,
  type FindContext,
  type Found,
  type ItemResult,
  type Job,
  type PrepareContext,
  type RecordContext,
  type Scanned,
  writtenId,
} from "@peregrine/core";
import {
  RowIndex,
  columnName,
  oncePerJob,
  quoted,
  toRecord,
  type JobTable,
  type TableRecord,
} from "@peregrine/core/table";
import { CarefulWriter } from "./careful-writer.ts";
import { readGrid } from "./grid.ts";
import { scannedRows } from "./scanned-rows.ts";
import type { SheetsApi } from "./sheets-api.ts";
import { findTab, keyColumns, openTab, toCells, type TabSettings } from "./tab.ts";

type Item = BatchItem<TableRecord>;

/** The tab as `prepare` found it. */
interface OpenTab {
  table: JobTable;
  sheetId: number;
  writer: CarefulWriter;
}

/** The jobs' rows of one reading. */
interface Rows {
  rows: readonly Scanned<TableRecord>[];
  index: RowIndex<Scanned<TableRecord>>;
}

/** Jobs as rows of a tab. A row is known by the job's key, wherever it stands: that is its id, too. */
export class SheetsDestination implements Destination<TableRecord> {
  /** Google counts 60 reads and 60 writes a minute; and two writes at once would disturb each other. */
  readonly limits = { requestsPerSecond: 2, concurrency: 1 };
  readonly batch = {
    size: 500,
    upsert: (items: readonly Item[], { signal }: CallContext) => this.#upsert(items, signal),
  };

  readonly #api: SheetsApi;
  readonly #settings: TabSettings;
  #open: OpenTab | undefined;
  /** The rows of the last reading; forgotten with each write. */
  #rows: Promise<Rows> | undefined;
  #warn: (message: string) => void = () => {};

  constructor(api: SheetsApi, settings: TabSettings) {
    this.#api = api;
    this.#settings = settings;
  }

  prepare(ctx: PrepareContext): Promise<unknown> {
    this.#warn = ctx.warn;
    return this.#prepare(ctx, this.#settings);
  }

  async #prepare(ctx: PrepareContext, settings: TabSettings): Promise<unknown> {
    this.#rows = undefined;
    const grid = await findTab(this.#api, settings.tab, ctx.signal);
    const { table, memory } = await openTab(this.#api, grid, settings, ctx);
    const writer = new CarefulWriter(this.#api, grid.sheetId, keyColumns(table));
    this.#open = { table, sheetId: grid.sheetId, writer };
    return memory;
  }

  toRecord(job: Job): TableRecord {
    if (this.#open) return toRecord(job, this.#open.table);
    throw new PeregrineError("unsupported", "The columns of the tab are not known yet: prepare comes first");
  }

  async create(record: TableRecord, { key, signal }: RecordContext): Promise<string> {
    return writtenId(await this.#upsert([{ key, record }], signal));
  }

  async update(id: string, changes: Partial<TableRecord>, { key, signal }: RecordContext): Promise<void> {
    writtenId(await this.#upsert([{ key, id, record: {}, changes }], signal));
  }

  async find(key: string, { job, signal }: FindContext): Promise<Found<TableRecord> | null> {
    const { index } = await this.#read(signal);
    return index.find({ key, url: job?.url }) ?? null;
  }

  async *scan({ signal }: CallContext): AsyncGenerator<Scanned<TableRecord>> {
    const { table } = await this.#tab(signal);
    const { rows } = await this.#read(signal);
    yield* oncePerJob(table.name, passedOn(rows), this.#warn);
  }

  async read(id: string, { signal }: CallContext): Promise<Partial<TableRecord> | null> {
    const { rows } = await this.#read(signal);
    return rows.find((row) => row.id === id)?.record ?? null;
  }

  async #upsert(items: readonly Item[], signal: AbortSignal): Promise<ItemResult[]> {
    const { table, writer } = await this.#tab(signal);
    this.#rows = undefined;
    const failures = new Map<string, Failure>();
    const fit = items.filter(({ key, id, record }) => {
      if (id === undefined && !isRecognisable(table, record)) failures.set(key, unrecognisable(table));
      return !failures.has(key);
    });
    const added = fit.filter(({ id }) => id === undefined).map(({ record }) => toCells(table, record));
    if (added.length > 0) await writer.append(added, signal);
    const orders = fit.flatMap(({ key, id, record, changes = record }) =>
      id === undefined ? [] : [{ row: { key, id }, cells: toCells(table, changes) }],
    );
    // A row that is only taken over gets nothing.
    const unplaced = await writer.update(
      orders.filter(({ cells }) => cells.size > 0),
      signal,
    );
    for (const [key, rows] of unplaced) failures.set(key, unplacedFailure(table, rows));
    return items.map(({ key, id = key }) => {
      const failure = failures.get(key);
      return failure ? { failure } : { id };
    });
  }

  /** What stands in the tab, read once until something is written. */
  #read(signal: AbortSignal): Promise<Rows> {
    const reading = (this.#rows ??= this.#readAnew(signal));
    reading.catch(() => {
      if (this.#rows === reading) this.#rows = undefined;
    });
    return reading;
  }

  async #readAnew(signal: AbortSignal): Promise<Rows> {
    const { table, sheetId } = await this.#tab(signal);
    const rows = [...scannedRows(table, await readGrid(this.#api, sheetId, signal))];
    const index = new RowIndex<Scanned<TableRecord>>();
    for (const row of rows) index.add(row, row);
    return { rows, index };
  }

  /** The tab as `prepare` found it; whoever skips `prepare` changes nothing about it. */
  async #tab(signal: AbortSignal): Promise<OpenTab> {
    if (!this.#open)
      await this.#prepare(
        { signal, readOnly: true, warn: this.#warn },
        { ...this.#settings, addMissing: "never" },
      );
    return this.#open!;
  }
}

async function* passedOn<T>(rows: readonly T[]): AsyncGenerator<T> {
  yield* rows;
}

/** Could the row be found again? */
function isRecognisable({ columns }: JobTable, { url }: TableRecord): boolean {
  return columns.has("key") || Boolean(url);
}

function unrecognisable({ name }: JobTable): Failure {
  return {
    code: "schema",
    message: "The job has no link, by which alone its row could be found again",
    hint: `Add a column ${quoted([columnName("key")])} to ${quoted([name])}.`,
  };
}

function unplacedFailure({ name }: JobTable, rows: readonly number[]): Failure {
  if (rows.length === 0) return { code: "not_found", message: `The row is no longer in ${quoted([name])}` };
  const places = rows.map((index) => index + 1).join(" and ");
  return {
    code: "conflict",
    message: `Rows ${places} of ${quoted([name])} have the same key`,
    hint: "Delete the copy, or empty its key.",
  };
}
