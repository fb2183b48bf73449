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
} from "@peregrine/core";
import type { SheetField } from "./columns.ts";
import type { EventWrite } from "./ics/calendar-file.ts";
import { eventChanges, eventIn, toRecord, type JobRecord } from "./job-record.ts";
import type { JobRows } from "./job-rows.ts";
import type { RowWrite } from "./kept-rows.ts";
import type { Workplace } from "./workplace.ts";

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
  #fields: ReadonlySet<SheetField> | undefined;

  constructor(place: Workplace) {
    this.#place = place;
  }

  async prepare({ readOnly, warn }: PrepareContext): Promise<void> {
    this.#fields = await this.#place.open({ readOnly, warn });
  }

  toRecord(job: Job): JobRecord {
    if (!this.#fields)
      throw new PeregrineError(
        "unsupported",
        "The columns of the sheet are not known yet: prepare comes first",
      );
    const { mapping, calendar } = this.#place.settings;
    return toRecord(job, { fields: this.#fields, mapping, calendar });
  }

  async create(record: JobRecord, { key, signal }: RecordContext): Promise<string> {
    return idIn(await this.#upsert([{ key, record }], signal));
  }

  async update(id: string, changes: Partial<JobRecord>, { key, signal }: RecordContext): Promise<void> {
    idIn(await this.#upsert([{ key, record: changes, id, changes }], signal));
  }

  async find(key: string, { job }: FindContext): Promise<Found<JobRecord> | null> {
    const rows = await this.#place.lastSheet.current();
    const row = rows.find(key, job?.url);
    return row === undefined ? null : { id: idOf(rows, row), record: await this.#recordAt(rows, row, key) };
  }

  async *scan(): AsyncGenerator<Scanned<JobRecord>> {
    const rows = await this.#place.lastSheet.current();
    for (const row of rows.rows()) {
      const key = rows.text(row, "key") ?? null;
      const record = await this.#recordAt(rows, row, key);
      yield { id: idOf(rows, row), key, url: rows.text(row, "url") ?? null, record };
    }
  }

  async read(id: string): Promise<JobRecord | null> {
    const rows = await this.#place.lastSheet.current();
    const row = rows.find(id);
    return row === undefined ? null : this.#recordAt(rows, row, id);
  }

  async #recordAt(rows: JobRows, row: number, key: string | null): Promise<JobRecord> {
    const calendar = await this.#place.calendar?.current();
    return { ...rows.read(row), ...(calendar && eventIn(key === null ? undefined : calendar.event(key))) };
  }

  async #upsert(items: readonly BatchItem<JobRecord>[], signal: AbortSignal): Promise<ItemResult[]> {
    const { sheets, calendar } = this.#place;
    const writes = items.map(({ key, record, id, changes }): RowWrite => {
      return { key, record, ...(id !== undefined && { changes: changes ?? {} }) };
    });
    await this.#place.refuseInUse();
    await this.#place.assertThere(writes);
    await calendar?.write(await this.#events(writes));
    const failures = writes.map((): Failure | undefined => undefined);
    for (const sheet of sheets) {
      signal.throwIfAborted();
      for (const [index, failure] of (await sheet.write(writes)).entries()) failures[index] = failure;
    }
    return items.map(({ key }, index) => (failures[index] ? { failure: failures[index] } : { id: key }));
  }

  /** The events of jobs whose rows are still there. */
  async #events(writes: readonly RowWrite[]): Promise<EventWrite[]> {
    const rows = await this.#place.lastSheet.current();
    const alive = writes.filter(
      ({ key, record, changes }) => !changes || rows.find(key, record.url?.toString()) !== undefined,
    );
    return alive.map(({ key, record, changes = record }) => {
      return { key, whole: eventChanges(record), changes: eventChanges(changes) };
    });
  }
}

/** The id of a row: its key, or its link where it has none yet. */
function idOf(rows: JobRows, row: number): string {
  return rows.text(row, "key") ?? `link:${rows.text(row, "url")}`;
}

function idIn([result]: readonly ItemResult[]): string {
  if (result && "id" in result) return result.id;
  throw result ? toPeregrineError(result.failure) : new TypeError("Nothing was written");
}

function toPeregrineError({ code, message, ...details }: Failure): PeregrineError {
  return new PeregrineError(code, message, details);
}
