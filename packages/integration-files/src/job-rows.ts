import { fromValue, RowIndex, type FieldName, type RowIdentity } from "@peregrine/core/table";
import { asRecorded, toCellValue, type JobRecord } from "./job-record.ts";
import { cellKind, type SheetColumn } from "./sheet-columns.ts";
import type { Sheet } from "./sheet.ts";

const LINK = "link:";

/** The jobs in a sheet: one a row, wherever a person has sorted it to, found by its key or else by its link. */
export class JobRows {
  readonly #sheet: Sheet;
  readonly #columns: ReadonlyMap<FieldName, SheetColumn>;
  readonly #index = new RowIndex<number>();
  readonly #rows: number[] = [];
  #dirty = false;

  constructor(sheet: Sheet, columns: ReadonlyMap<FieldName, SheetColumn>) {
    this.#sheet = sheet;
    this.#columns = columns;
    for (let row = 0; row < sheet.size; row += 1) this.#note(row);
  }

  /** Has anything changed since it was read? */
  get dirty(): boolean {
    return this.#dirty;
  }

  /** What it holds is on disk. */
  saved(): void {
    this.#dirty = false;
  }

  toBytes(): Uint8Array {
    return this.#sheet.toBytes();
  }

  /** The row of a job: by our key, else by its link. The first, if a person copied it. */
  find(identity: RowIdentity): number | undefined {
    return this.#index.find(identity);
  }

  /** The row of an id that {@link idOf} answered. */
  withId(id: string): number | undefined {
    return this.find(id.startsWith(LINK) ? { url: id.slice(LINK.length) } : { key: id });
  }

  /** What a row is known by: its key, or its link where it has none. */
  idOf(row: number): string {
    const { key, url } = this.#identity(row);
    return key ?? `${LINK}${url}`;
  }

  /** Rows that have a key or a link, from the top. */
  [Symbol.iterator](): Iterator<number> {
    return this.#rows.values();
  }

  /** What a row holds, in the form in which a record is written. */
  read(row: number): JobRecord {
    return Object.fromEntries([...this.#columns.keys()].map((field) => [field, this.#value(row, field)]));
  }

  /** Makes a row for a job. */
  append(record: JobRecord): void {
    const row = this.#sheet.append();
    this.write(row, record);
    this.#note(row);
  }

  /** Sets what is different. */
  write(row: number, changes: JobRecord): void {
    for (const [field, { place }] of this.#columns) {
      if (!Object.hasOwn(changes, field)) continue;
      const value = toCellValue(changes[field]);
      if (this.#value(row, field) === value) continue;
      this.#sheet.set(row, place, value, cellKind(field));
      this.#dirty = true;
    }
  }

  #value(row: number, field: FieldName) {
    const column = this.#columns.get(field);
    return column ? fromValue(field, column, asRecorded(field, this.#sheet.get(row, column.place))) : null;
  }

  #identity(row: number): RowIdentity {
    const [key, url] = [this.#value(row, "key"), this.#value(row, "url")];
    return { key: key === null ? undefined : String(key), url: url === null ? undefined : String(url) };
  }

  #note(row: number): void {
    const identity = this.#identity(row);
    this.#index.add(row, identity);
    if (identity.key || identity.url) this.#rows.push(row);
  }
}
