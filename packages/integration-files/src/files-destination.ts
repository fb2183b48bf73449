import { basename } from "node:path";
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
import { oncePerJob, toRecord, toScanned, type JobTable } from "@peregrine/core/table";
import type { CalendarFile, EventWrite } from "./ics/calendar-file.ts";
import { eventChanges, eventIn, eventOf, type JobRecord } from "./job-record.ts";
import type { JobRows } from "./job-rows.ts";
import type { RowWrite } from "./kept-rows.ts";
import type { OpenPlace, Workplace } from "./workplace.ts";

/** Jobs written with one replacement of the files: 10,000 make ten. */
const JOBS_AT_ONCE = 1_000;

/**
 * Jobs as rows of a spreadsheet, and their interviews as events of a calendar. The calendar is written first and the last
 * spreadsheet last: a job whose row is there is wholly there. Writing the same once more changes nothing, so that whatever
 * was cut off is simply done again.
 */
export class FilesDestination implements Destination<JobRecord> {
  readonly limits = { concurrency: 1 };
  readonly idempotentCreate = true;
  readonly batch = {
    size: JOBS_AT_ONCE,
    upsert: (items: readonly BatchItem<JobRecord>[], ctx: CallContext): Promise<ItemResult[]> =>
      this.#upsert(items, ctx.signal),
  };

  readonly #place: Workplace;
  #tables: readonly JobTable[] | undefined;
  #warn: (message: string) => void = () => undefined;

  constructor(place: Workplace) {
    this.#place = place;
  }

  async prepare(ctx: PrepareContext): Promise<OpenPlace["memory"]> {
    const { tables, memory } = await this.#place.open(ctx);
    this.#tables = tables;
    this.#warn = ctx.warn;
    return memory;
  }

  toRecord(job: Job): JobRecord {
    if (!this.#tables)
      throw new PeregrineError(
        "unsupported",
        "The columns of the sheet are not known yet: prepare comes first",
      );
    const records: JobRecord[] = this.#tables.map((table) => toRecord(job, table));
    return Object.assign({}, ...records, this.#place.calendar && eventOf(job));
  }

  async create(record: JobRecord, { key, signal }: RecordContext): Promise<string> {
    return writtenId(await this.#upsert([{ key, record }], signal));
  }

  async update(id: string, changes: Partial<JobRecord>, { key, signal }: RecordContext): Promise<void> {
    writtenId(await this.#upsert([{ key, record: changes, id, changes }], signal));
  }

  async find(key: string, { job }: FindContext): Promise<Found<JobRecord> | null> {
    const rows = await this.#place.lastSheet.current();
    const row = rows.find({ key, url: job?.url });
    if (row === undefined) return null;
    return { id: rows.idOf(row), record: recordAt(rows, row, await this.#place.calendar?.current()) };
  }

  async *scan(): AsyncGenerator<Scanned<JobRecord>> {
    const { file } = this.#place.lastSheet;
    yield* oncePerJob(basename(file.path), this.#scanned(), this.#warn);
  }

  async read(id: string): Promise<JobRecord | null> {
    const rows = await this.#place.lastSheet.current();
    const row = rows.withId(id);
    return row === undefined ? null : recordAt(rows, row, await this.#place.calendar?.current());
  }

  async *#scanned(): AsyncGenerator<Scanned<JobRecord>> {
    const rows = await this.#place.lastSheet.current();
    const calendar = await this.#place.calendar?.current();
    for (const row of rows) yield toScanned({}, rows.idOf(row), recordAt(rows, row, calendar));
  }

  async #upsert(items: readonly BatchItem<JobRecord>[], signal: AbortSignal): Promise<ItemResult[]> {
    const { sheets, calendar, lastSheet } = this.#place;
    const writes = items.map(({ key, record, id, changes }): RowWrite => {
      return { key, record, ...(id !== undefined && { changes: changes ?? {} }) };
    });
    await this.#place.refuseInUse();
    await this.#place.assertThere(writes);
    await calendar?.write(await this.#events(writes));
    const failures = writes.map((): Failure | undefined => undefined);
    for (const sheet of sheets) {
      signal.throwIfAborted();
      const found = await sheet.write(writes);
      for (const [index, failure] of found.entries()) failures[index] = laterOf(failures[index], failure);
    }
    const rows = await lastSheet.current();
    return writes.map((write, index) => {
      const [failure, row] = [failures[index], rowOf(rows, write)];
      return failure ? { failure } : { id: row === undefined ? write.key : rows.idOf(row) };
    });
  }

  /** The events of jobs whose rows are still there. */
  async #events(writes: readonly RowWrite[]): Promise<EventWrite[]> {
    const rows = await this.#place.lastSheet.current();
    const alive = writes.filter((write) => !write.changes || rowOf(rows, write) !== undefined);
    return alive.map(({ key, record, changes = record }) => {
      return { key, whole: eventChanges(record), changes: eventChanges(changes) };
    });
  }
}

function recordAt(rows: JobRows, row: number, calendar: CalendarFile | undefined): JobRecord {
  const record = rows.read(row);
  return { ...record, ...(calendar && eventIn(calendar.event(String(record.key)))) };
}

function rowOf(rows: JobRows, { key, record }: RowWrite): number | undefined {
  return rows.find({ key, url: record.url?.toString() });
}

/** A row that only another sheet lacks was deleted there, and stays so. */
function laterOf(earlier: Failure | undefined, failure: Failure | undefined): Failure | undefined {
  return failure ?? (earlier?.code === "not_found" ? undefined : earlier);
}
