import { basename } from "node:path";
import { PeregrineError, toFailure, type Failure, type PrepareContext } from "@peregrine/core";
import {
  columnName,
  mapColumns,
  openTable,
  type ColumnMemory,
  type JobTable,
  type TableSettings,
  type TableSource,
} from "@peregrine/core/table";
import { throughCollisions } from "./disk/collisions.ts";
import type { KeptFile } from "./disk/kept-file.ts";
import { naming, namingAll } from "./disk/naming.ts";
import type { JobRecord } from "./job-record.ts";
import { JobRows } from "./job-rows.ts";
import { columnsOf, plannedColumn, type SheetColumn } from "./sheet-columns.ts";
import { LONGEST_CELL, type Sheet } from "./sheet.ts";

/** One job to be written to a sheet. */
export interface RowWrite {
  key: string;
  record: JobRecord;
  /** For a job that has a row: only what changed. */
  changes?: Partial<JobRecord>;
}

/** Reads a sheet out of a file's bytes, or begins one. */
export type OpenSheet = (bytes: Uint8Array | undefined) => Sheet;

/** One less than a cell holds: a CSV file may need an apostrophe before it. */
const LIMITS = { text: LONGEST_CELL - 1, link: LONGEST_CELL - 1 };

/** A spreadsheet file, and its rows as they are now: read anew whenever somebody else has written it. */
export class KeptRows {
  readonly file: KeptFile;
  readonly #openSheet: OpenSheet;
  readonly #settings: TableSettings;
  #rows: JobRows | undefined;
  #memory: ColumnMemory = {};
  /** Columns that this run added: a person's save may not have them yet. */
  #added: readonly string[] = [];
  #exists = false;

  constructor(file: KeptFile, openSheet: OpenSheet, settings: TableSettings) {
    this.file = file;
    this.#openSheet = openSheet;
    this.#settings = settings;
  }

  /** Was the file there at any time since this began? */
  get exists(): boolean {
    return this.#exists;
  }

  /**
   * Finds a column for each field, and adds what is missing if that is allowed. A new file is not made before it has a row.
   *
   * @throws PeregrineError `schema` when the file cannot be read for sure, or lacks a column that was used
   */
  async open(ctx: PrepareContext): Promise<{ table: JobTable<SheetColumn>; memory: ColumnMemory }> {
    const sheet = await this.#read();
    const opened = await namingAll(this.file.path, () => openTable(this.#source(sheet), this.#settings, ctx));
    this.#memory = opened.memory;
    this.#rows = new JobRows(sheet, opened.table.columns);
    if (this.#added.length > 0 && this.#exists) await this.file.replace(sheet.toBytes());
    return opened;
  }

  /** @throws PeregrineError `schema` as `open` */
  async current(): Promise<JobRows> {
    if (this.#rows && !(await this.file.changed())) return this.#rows;
    const sheet = await this.#read();
    for (const name of this.#added) if (!sheet.header.includes(name)) sheet.addColumn(name);
    const { columns } = naming(this.file.path, () =>
      mapColumns(columnsOf(sheet), this.#settings.mapping, this.#memory),
    );
    this.#rows = new JobRows(sheet, columns);
    return this.#rows;
  }

  /** Writes these jobs, all with one replacement of the file, or none. Answers each one's own failure, if it has one. */
  write(items: readonly RowWrite[]): Promise<(Failure | undefined)[]> {
    return throughCollisions(async () => {
      const rows = await this.current();
      this.#rows = undefined;
      const failures = items.map((item) => failureOf(() => put(rows, item)));
      if (rows.dirty) await this.file.replace(rows.toBytes());
      this.#exists ||= rows.dirty;
      rows.saved();
      this.#rows = rows;
      return failures;
    });
  }

  async #read(): Promise<Sheet> {
    const bytes = await this.file.read();
    this.#exists ||= bytes !== undefined;
    return naming(this.file.path, () => this.#openSheet(bytes));
  }

  #source(sheet: Sheet): TableSource<SheetColumn> {
    return {
      name: basename(this.file.path),
      columns: columnsOf(sheet),
      limits: LIMITS,
      isEmpty: () => Promise.resolve(sheet.size === 0),
      addColumns: (fields) => {
        this.#added = fields.map(columnName);
        for (const name of this.#added) sheet.addColumn(name);
        return Promise.resolve(columnsOf(sheet));
      },
      plannedColumn,
    };
  }
}

/** A row that was found by its link is given its key. */
function put(rows: JobRows, { key, record, changes }: RowWrite): void {
  const row = rows.find({ key, url: record.url?.toString() });
  if (row !== undefined) return rows.write(row, { ...(changes ?? record), key });
  if (!changes) return rows.append({ ...record, key });
  throw new PeregrineError("not_found", "Its row is not in the sheet any more", { mayHaveCommitted: false });
}

function failureOf(work: () => void): Failure | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (PeregrineError.is(error)) return { ...toFailure(error), mayHaveCommitted: false };
    throw error;
  }
}
