import { constants } from "node:fs";
import { basename, dirname, join } from "node:path";
import { PeregrineError, type PrepareContext } from "@peregrine/core";
import type { ColumnMemory, JobTable, TableSettings } from "@peregrine/core/table";
import { diskFailure, systemCode } from "./disk/disk-failure.ts";
import type { Disk } from "./disk/disk.ts";
import { refuseInUse } from "./disk/in-use.ts";
import { isThere } from "./disk/is-there.ts";
import { KeptFile } from "./disk/kept-file.ts";
import { KeptCalendar } from "./kept-calendar.ts";
import { KeptRows, type RowWrite } from "./kept-rows.ts";
import { openerOf } from "./open-sheet.ts";

/** Which files there are to be, and what may be done to a sheet. */
export interface Settings extends TableSettings {
  /** The whole path. */
  folder: string;
  /** What the files are called, without an ending. */
  name: string;
  spreadsheet: "xlsx" | "csv" | "both";
  calendar: boolean;
}

/** How jobs go to the sheets, in the order of these, and what the next run is to remember of them. */
export interface OpenPlace {
  tables: readonly JobTable[];
  memory: Readonly<Record<string, ColumnMemory>>;
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
    this.sheets = endings.map((ending) => new KeptRows(file(ending), openerOf(ending, settings), settings));
    this.calendar = calendar ? new KeptCalendar(file("ics"), now) : undefined;
  }

  get lastSheet(): KeptRows {
    return this.sheets.at(-1)!;
  }

  get #files(): KeptFile[] {
    return [...this.sheets, ...(this.calendar ? [this.calendar] : [])].map(({ file }) => file);
  }

  /** Makes the folder, and reads what is there. Answers how jobs go to each sheet. */
  async open(ctx: PrepareContext): Promise<OpenPlace> {
    if (!ctx.readOnly) {
      await this.#makeFolder();
      for (const file of this.#files) await file.tidy();
    }
    this.#opened = !ctx.readOnly;
    const place = await this.#openAll(ctx);
    await this.calendar?.current();
    return place;
  }

  /** Each sheet remembers its own columns. */
  async #openAll(ctx: PrepareContext): Promise<OpenPlace> {
    const remembered = new Map(Object.entries(Object(ctx.remembered)));
    const tables: JobTable[] = [];
    const memory: Record<string, ColumnMemory> = {};
    for (const sheet of this.sheets) {
      const name = basename(sheet.file.path);
      const opened = await sheet.open({ ...ctx, remembered: remembered.get(name) });
      tables.push(opened.table);
      memory[name] = opened.memory;
    }
    return { tables, memory };
  }

  async refuseInUse(): Promise<void> {
    for (const { path } of this.#files) await refuseInUse(this.#disk, path);
  }

  /** What `open` would stumble over, without changing anything. Says which input is to blame. */
  async verify(signal: AbortSignal): Promise<void> {
    if (this.#opened) return this.assertThere([]);
    await this.#assertFolder();
    await this.open({ signal, readOnly: true, warn: () => undefined });
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
