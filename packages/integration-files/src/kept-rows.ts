import { PeregrineError, toFailure, type Failure } from "@peregrine/core";
import { throughCollisions } from "./disk/collisions.ts";
import { naming } from "./disk/naming.ts";
import type { KeptFile } from "./disk/kept-file.ts";
import type { JobRows } from "./job-rows.ts";
import type { JobRecord } from "./job-record.ts";

/** One job to be written to a sheet. */
export interface RowWrite {
  key: string;
  record: JobRecord;
  /** For a job that has a row: only what changed. */
  changes?: Partial<JobRecord>;
}

/** Reads the rows out of a file's bytes; none for one that is to be made. */
export type ReadRows = (bytes: Uint8Array | undefined) => JobRows;

/** A spreadsheet file, and its rows as they are now: read anew whenever somebody else has written it. */
export class KeptRows {
  readonly file: KeptFile;
  readonly #read: ReadRows;
  #rows: JobRows | undefined;
  #exists = false;

  constructor(file: KeptFile, read: ReadRows) {
    this.file = file;
    this.#read = read;
  }

  /** Was the file there when it was last read, or written by us since? */
  get exists(): boolean {
    return this.#exists;
  }

  /** @throws PeregrineError `schema` when the file cannot be read for sure */
  async current(): Promise<JobRows> {
    if (this.#rows && !(await this.file.changed())) return this.#rows;
    const bytes = await this.file.read();
    this.#exists = bytes !== undefined;
    this.#rows = naming(this.file.path, () => this.#read(bytes));
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
}

function put(rows: JobRows, { key, record, changes }: RowWrite): void {
  const row = rows.find(key, record["url"]?.toString());
  if (row !== undefined) return rows.write(row, key, changes ?? record);
  if (!changes) return rows.append(key, record);
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
