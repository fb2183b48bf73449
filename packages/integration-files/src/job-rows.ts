import { jobKey, normaliseUrl } from "@peregrine/core";
import { columnOf, type SheetField } from "./columns.ts";
import { asRecorded, toCellValue, type JobRecord } from "./job-record.ts";
import type { Layout } from "./layout.ts";
import type { CellValue, Sheet } from "./sheet.ts";

/** The jobs in a sheet: one a row, wherever a person has sorted it to, found by its key or else by its link. */
export class JobRows {
  readonly layout: Layout;
  readonly #sheet: Sheet;
  readonly #byKey = new Map<string, number>();
  readonly #byUrl = new Map<string, number>();
  #dirty = false;
  #copies = 0;

  constructor(sheet: Sheet, layout: Layout) {
    this.#sheet = sheet;
    this.layout = layout;
    for (let row = 0; row < sheet.size; row += 1) this.#index(row);
  }

  /** Has anything changed since it was read? */
  get dirty(): boolean {
    return this.#dirty;
  }

  /** Rows with the same key or link as one before them, as a person makes by copying. */
  get copies(): number {
    return this.#copies;
  }

  /** What it holds is on disk. */
  saved(): void {
    this.#dirty = false;
  }

  toBytes(): Uint8Array {
    return this.#sheet.toBytes();
  }

  /** The row of a job: by our key, else by its link where no key says otherwise. The first, if a person copied it. */
  find(key: string, url?: string | null): number | undefined {
    return this.#byKey.get(key) ?? (url ? this.#byUrl.get(normaliseUrl(url)) : undefined);
  }

  /** Rows that have a key or a link. */
  rows(): Iterable<number> {
    return new Set([...this.#byKey.values(), ...this.#byUrl.values()]);
  }

  /** The text that stands in a field's cell. */
  text(row: number, field: SheetField): string | undefined {
    const column = this.layout.columns.get(field);
    const value = column === undefined ? null : this.#sheet.get(row, column);
    return value === null ? undefined : String(value).trim() || undefined;
  }

  /** What a row holds, in the form in which a record is written. */
  read(row: number): JobRecord {
    const cells = [...this.layout.columns].filter(([field]) => field !== "key");
    return Object.fromEntries(cells.map(([field, column]) => [field, this.#value(row, field, column)]));
  }

  /** Makes a row for a job. */
  append(key: string, record: JobRecord): void {
    const row = this.#sheet.append();
    this.write(row, key, record);
    this.#index(row);
  }

  /** Sets what is different; a row that was found by its link is given its key. */
  write(row: number, key: string, changes: JobRecord): void {
    for (const [field, column] of this.layout.columns) {
      if (field !== "key" && !Object.hasOwn(changes, field)) continue;
      const value = field === "key" ? key : toCellValue(changes[field]);
      if (this.#value(row, field, column) === value) continue;
      this.#sheet.set(row, column, value, columnOf(field).kind);
      this.#dirty = true;
    }
    this.#byKey.set(key, row);
  }

  #value(row: number, field: SheetField, column: number): CellValue {
    return asRecorded(columnOf(field).kind, this.#sheet.get(row, column));
  }

  #index(row: number): void {
    const url = this.text(row, "url");
    const key = this.text(row, "key") ?? (url === undefined ? undefined : jobKey({ url }));
    if (key !== undefined && this.#byKey.has(key)) this.#copies += 1;
    else if (key !== undefined) this.#byKey.set(key, row);
    const address = url === undefined ? undefined : normaliseUrl(url);
    if (address !== undefined && this.text(row, "key") === undefined && !this.#byUrl.has(address))
      this.#byUrl.set(address, row);
  }
}
