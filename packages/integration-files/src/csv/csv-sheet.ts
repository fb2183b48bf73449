import type { CellKind, CellValue, Sheet } from "../sheet.ts";
import { headerRow, type HeaderTest } from "../header-row.ts";
import { cellText, parseCsv, stringifyCsv, toCell, type CsvRecord, type CsvText } from "./csv-text.ts";
import { decodeCsv, encodeCsv, type Encoding } from "./encoding.ts";
import { guard, unguard } from "./formula-guard.ts";

/** A CSV file as a {@link Sheet}. Its delimiter, quotes, line ends and encoding stay as they are. */
export class CsvSheet implements Sheet {
  readonly #encoding: Encoding;
  readonly #text: CsvText;
  #top: number;

  /** @param bytes - the file; none for a new one. @throws PeregrineError `schema` for what cannot be read for sure */
  constructor(bytes: Uint8Array, isHeader: HeaderTest) {
    const { encoding, text } = decodeCsv(bytes);
    this.#encoding = encoding;
    this.#text = parseCsv(text);
    this.#top = headerRow(this.#text.records.map(namesIn), isHeader);
  }

  get header(): readonly string[] {
    const record = this.#text.records[this.#top];
    return record ? namesIn(record) : [];
  }

  get size(): number {
    return this.#top === -1 ? 0 : this.#text.records.length - this.#top - 1;
  }

  get(row: number, column: number): CellValue {
    const raw = this.#record(row)?.cells[column];
    return raw === undefined || raw === "" ? null : unguard(cellText(raw));
  }

  set(row: number, column: number, value: CellValue, _kind: CellKind): void {
    const record = this.#record(row);
    if (!record) throw new RangeError(`There is no row ${row}`);
    this.#put(record, column, toCell(wordsFor(value)));
  }

  append(): number {
    const last = this.#text.records.findLastIndex(hasContent);
    if (last + 1 === this.#text.records.length) this.#text.records.push(this.#newRecord(this.header.length));
    return last - this.#top;
  }

  addColumn(name: string): number {
    const header = this.#text.records[this.#top] ?? this.#firstRecord();
    const column = hasContent(header) ? header.cells.length : 0;
    this.#put(header, column, toCell(name));
    return column;
  }

  toBytes(): Uint8Array {
    return encodeCsv(this.#encoding, stringifyCsv(this.#text));
  }

  #record(row: number): CsvRecord | undefined {
    return this.#text.records[this.#top + 1 + row];
  }

  #put(record: CsvRecord, column: number, cell: string): void {
    while (record.cells.length <= column) record.cells.push("");
    record.cells[column] = cell;
  }

  #firstRecord(): CsvRecord {
    const record = this.#newRecord();
    this.#text.records.unshift(record);
    this.#top = 0;
    return record;
  }

  /** The line before it may be the last of a file that ends without a line end. */
  #newRecord(width = 1): CsvRecord {
    const { records, lineEnd } = this.#text;
    const before = records.at(-1);
    if (before && before.end === "") before.end = lineEnd;
    return { cells: Array.from({ length: width }, () => ""), end: lineEnd };
  }
}

function namesIn({ cells }: CsvRecord): string[] {
  return cells.map((raw) => cellText(raw).trim());
}

function hasContent(record: CsvRecord): boolean {
  return namesIn(record).some(Boolean);
}

/** A yes or no in the words that spreadsheets use. */
function wordsFor(value: CellValue): string {
  if (typeof value === "string") return guard(value);
  return typeof value === "boolean" ? String(value).toUpperCase() : String(value ?? "");
}
