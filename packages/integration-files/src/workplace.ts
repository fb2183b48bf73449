import { constants } from "node:fs";
import { dirname, join } from "node:path";
import { PeregrineError } from "@peregrine/core";
import { CsvSheet } from "./csv/csv-sheet.ts";
import { diskFailure, systemCode } from "./disk/disk-failure.ts";
import type { Disk } from "./disk/disk.ts";
import { refuseInUse } from "./disk/in-use.ts";
import { isThere } from "./disk/is-there.ts";
import { KeptFile } from "./disk/kept-file.ts";
import { JobRows } from "./job-rows.ts";
import { KeptCalendar } from "./kept-calendar.ts";
import { KeptRows, type RowWrite } from "./kept-rows.ts";
import { columnOf, SHEET_FIELDS, type SheetField } from "./columns.ts";
import { fitLayout, isHeader } from "./layout.ts";
import type { Mapping } from "./mapping.ts";
import { newWorkbook, type NewColumn } from "./xlsx/new-workbook.ts";
import { XlsxSheet } from "./xlsx/xlsx-sheet.ts";

/** Which files there are to be, and what may be done to a sheet. */
export interface Settings {
  /** The whole path. */
  folder: string;
  /** What the files are called, without an ending. */
  name: string;
  spreadsheet: "xlsx" | "csv" | "both";
  calendar: boolean;
  addMissing: "empty" | "always" | "never";
  mapping: Mapping;
}

/** What opening them needs to know. */
export interface Opening {
  /** Change nothing. */
  readOnly: boolean;
  warn(message: string): void;
}

/** The folder and its files. */
export class Workplace {
  readonly settings: Settings;
  /** In the order in which they are written: the last one's rows are the ones that count. */
  readonly sheets: readonly KeptRows[];
  readonly calendar: KeptCalendar | undefined;
  readonly #disk: Disk;
  #opened = false;
  /** The sheet was gone when it was looked for. */
  #missed = false;

  constructor(settings: Settings, disk: Disk, now: () => number) {
    const { folder, name, spreadsheet, calendar } = settings;
    const file = (ending: string): KeptFile => new KeptFile(join(folder, `${name}.${ending}`), disk);
    const endings = spreadsheet === "both" ? (["csv", "xlsx"] as const) : [spreadsheet];
    this.settings = settings;
    this.#disk = disk;
    this.sheets = endings.map((ending) => new KeptRows(file(ending), (bytes) => this.#read(ending, bytes)));
    this.calendar = calendar ? new KeptCalendar(file("ics"), now) : undefined;
  }

  get lastSheet(): KeptRows {
    return this.sheets.at(-1)!;
  }

  get #files(): KeptFile[] {
    return [...this.sheets, ...(this.calendar ? [this.calendar] : [])].map(({ file }) => file);
  }

  /** Makes the folder, reads what is there, and answers which fields one of the sheets has a column for. */
  async open({ readOnly, warn }: Opening): Promise<ReadonlySet<SheetField>> {
    if (!readOnly) await this.#makeFolder();
    if (!readOnly) for (const file of this.#files) await file.tidy();
    if (!readOnly) await this.refuseInUse();
    this.#opened = !readOnly;
    const fields = new Set<SheetField>();
    for (const sheet of this.sheets) {
      const { layout, copies } = await sheet.current();
      for (const field of layout.columns.keys()) fields.add(field);
      if (layout.missing.length > 0) warn(withoutColumns(sheet.file.path, layout.missing));
      if (copies > 0)
        warn(
          `${sheet.file.path}: ${copies} rows are copies of others; only the first of each is kept up to date.`,
        );
    }
    await this.calendar?.current();
    return fields;
  }

  async refuseInUse(): Promise<void> {
    for (const { path } of this.#files) await refuseInUse(this.#disk, path);
  }

  /** What `open` would stumble over, without changing anything. Says which input is to blame. */
  async verify(): Promise<void> {
    if (this.#opened) await this.assertThere([]);
    else await this.#assertFolder();
    for (const kept of [...this.sheets, ...(this.calendar ? [this.calendar] : [])]) await kept.current();
  }

  /**
   * A sheet that had rows and is gone was moved, or its drive is not connected: nobody deleted all those jobs one by one.
   *
   * @throws PeregrineError `not_found`
   */
  async assertThere(writes: readonly Pick<RowWrite, "changes">[]): Promise<void> {
    const { lastSheet } = this;
    const existed = lastSheet.exists || this.#missed || writes.some(({ changes }) => changes !== undefined);
    const { folder } = this.settings;
    if (!(await isThere(this.#disk, folder))) throw gone(folder, "folder");
    this.#missed = existed && !(await isThere(this.#disk, lastSheet.file.path));
    if (this.#missed) throw gone(lastSheet.file.path, "file_name");
  }

  #read(ending: "csv" | "xlsx", bytes: Uint8Array | undefined): JobRows {
    const { mapping, addMissing } = this.settings;
    const looks = (names: readonly string[]): boolean => isHeader(names, mapping);
    const known = bytes && bytes.length > 0 ? bytes : undefined;
    const sheet =
      ending === "csv"
        ? new CsvSheet(known ?? new Uint8Array(), looks)
        : new XlsxSheet(known ?? newWorkbook(newColumns(mapping)), looks);
    return new JobRows(sheet, fitLayout(sheet, mapping, addMissing));
  }

  async #makeFolder(): Promise<void> {
    await this.#assertFolder();
    try {
      await this.#disk.mkdir(this.settings.folder);
    } catch (error) {
      if (systemCode(error) !== "EEXIST") throw diskFailure(error, this.settings.folder, "folder");
    }
  }

  /** It is there and may be written to; or it can be made, in a folder that is there. */
  async #assertFolder(): Promise<void> {
    const { folder } = this.settings;
    try {
      const there = await isThere(this.#disk, folder);
      if (there && !(await this.#disk.stat(folder)).isDirectory()) throw notAFolder(folder);
      await this.#disk.access(there ? folder : dirname(folder), constants.W_OK | constants.X_OK);
    } catch (error) {
      throw diskFailure(error, folder, "folder");
    }
  }
}

function withoutColumns(path: string, missing: readonly string[]): string {
  const names = missing.map((name) => `“${name}”`).join(", ");
  return `${path} has no column for ${names}: add some, or leave fields out with field_map.`;
}

function newColumns({ columns }: Mapping): NewColumn[] {
  const wanted = SHEET_FIELDS.filter((field) => !columnOf(field).optional && columns.get(field) !== null);
  return wanted.map((field) => {
    const { names, kind, width } = columnOf(field);
    const name = columns.get(field) ?? names[0]!;
    return { name, kind, width, ...(field === "key" && { hidden: true }) };
  });
}

function gone(path: string, field: "folder" | "file_name"): PeregrineError {
  return new PeregrineError("not_found", `${path} is gone`, {
    field,
    hint: "Bring it back, or connect its drive. To begin anew, choose another name.",
    mayHaveCommitted: false,
  });
}

function notAFolder(folder: string): PeregrineError {
  return new PeregrineError("invalid_config", `${folder} is a file`, {
    field: "folder",
    hint: "Name the folder that it is in.",
  });
}
