import { PeregrineError } from "@peregrine/core";
import { headerRow, type HeaderTest } from "../header-row.ts";
import type { CellKind, CellValue, Sheet } from "../sheet.ts";
import { columnLetters } from "./cell-reference.ts";
import { cellWith } from "./cell-xml.ts";
import { growTable, grown, tablesOf, widened, type Growing } from "./grow.ts";
import { fromSerial } from "./serial-date.ts";
import { openWorkbook, type Workbook } from "./workbook.ts";
import { refused } from "./workbook-parts.ts";
import {
  parseWorksheet,
  stringifyWorksheet,
  type WorksheetXml,
  type XmlCell,
  type XmlRow,
} from "./worksheet-xml.ts";

/**
 * A sheet of a workbook. Only the XML of the cells that are set is replaced; formats, widths, formulas, filters, other
 * sheets, charts and whatever else is in the workbook are written back as they were read.
 */
export class XlsxSheet implements Sheet {
  readonly #book: Workbook;
  readonly #path: string;
  readonly #sheet: WorksheetXml;
  readonly #tables: Growing[];
  readonly #rows: Map<number, XmlRow>;
  /** The row that names the columns, from 1. */
  #top: number;
  #formulaReplaced = false;

  /** @throws PeregrineError `schema` for what is no workbook, or one that we would harm */
  constructor(bytes: Uint8Array, isHeader: HeaderTest) {
    this.#book = openWorkbook(bytes);
    const chosen = this.#choose(isHeader);
    this.#path = chosen.path;
    this.#sheet = chosen.sheet;
    this.#tables = tablesOf(this.#book.parts, chosen.path);
    this.#rows = new Map(chosen.sheet.rows.map((row) => [row.number, row]));
    this.#top = chosen.top;
  }

  get header(): readonly string[] {
    const row = this.#rows.get(this.#top);
    return row ? this.#names(row) : [];
  }

  get size(): number {
    return Math.max(0, (this.#sheet.rows.at(-1)?.number ?? 0) - this.#top);
  }

  get(row: number, column: number): CellValue {
    const cell = cellAt(this.#rows.get(this.#top + 1 + row), column);
    return cell ? this.#value(cell) : null;
  }

  set(row: number, column: number, value: CellValue, kind: CellKind): void {
    this.#put(this.#top + 1 + row, column, value, kind);
  }

  append(): number {
    const last = this.#sheet.rows.findLast((row) => row.cells.some(({ value }) => value.trim() !== ""));
    const row = (last?.number ?? this.#top) + 1;
    const totals = this.#tables.find((table) => table.totals && table.top === this.#top);
    if (totals)
      throw refused(
        "has a table with a total row, below which new jobs would be no part of it",
        "Switch the total row off (Table Design → Total Row), or keep totals on another sheet.",
      );
    for (const table of this.#tables) growTable(this.#book.parts, table, row);
    this.#sheet.after = grown(this.#sheet.after, ["autoFilter"], row);
    return row - this.#top - 1;
  }

  addColumn(name: string): number {
    const row = this.#rows.get(this.#top);
    const column = (row?.cells.findLast(({ value }) => value.trim() !== "")?.column ?? -1) + 1;
    this.#put(this.#top, column, name, "plain");
    return column;
  }

  toBytes(): Uint8Array {
    const { parts, styles, stylesPath, calcChainPath } = this.#book;
    parts.put(this.#path, stringifyWorksheet(this.#sheet));
    if (styles && stylesPath !== undefined && styles.xml !== parts.text(stylesPath))
      parts.put(stylesPath, styles.xml);
    // It names every cell with a formula, and Excel calls a workbook damaged whose cells say otherwise; it makes a new one.
    if (this.#formulaReplaced && calcChainPath !== undefined) parts.remove(calcChainPath);
    return parts.toBytes();
  }

  #choose(isHeader: HeaderTest): { path: string; sheet: WorksheetXml; top: number } {
    const opened: { path: string; sheet: WorksheetXml; top: number }[] = [];
    for (const { path } of this.#book.sheets) {
      const sheet = parseWorksheet(this.#book.parts.text(path) ?? "<none/>");
      const names = sheet.rows.map((row) => this.#names(row));
      const index = headerRow(names, isHeader);
      const one = { path, sheet, top: sheet.rows[index]?.number ?? 1 };
      if (index !== -1 && isHeader(names[index]!)) return one;
      opened.push(one);
    }
    const blank = opened.find(({ sheet }) =>
      sheet.rows.every((row) => row.cells.every(({ value }) => value === "")),
    );
    const chosen = blank ?? opened[0];
    if (!chosen) throw refused("has no sheet with cells", "Add one.");
    return chosen;
  }

  #put(number: number, column: number, value: CellValue, kind: CellKind): void {
    const row = this.#rows.get(number) ?? this.#newRow(number);
    const index = row.cells.findIndex((cell) => cell.column >= column);
    const before = row.cells[index]?.column === column ? row.cells[index] : undefined;
    const { styles, from1904 } = this.#book;
    const { prefix } = this.#sheet;
    if (before?.formula === "shared") throw sharedFormula(number, column);
    if (before?.formula === "own") this.#formulaReplaced = true;
    const style = before ? before.style : this.#styleFor(number, column);
    const cell = cellWith({ row: number, column, style, prefix }, value, kind, { styles, from1904 });
    if (before) return void row.cells.splice(index, 1, cell);
    this.#open(row);
    row.cells.splice(index === -1 ? row.cells.length : index, 0, cell);
    this.#sheet.before = widened(this.#sheet.before, number, column);
  }

  /** Like the cell above it, if that is a record's too; else like its column. */
  #styleFor(number: number, column: number): number | undefined {
    const above = number - 1 > this.#top ? cellAt(this.#rows.get(number - 1), column) : undefined;
    if (above?.style !== undefined) return above.style;
    if (number === this.#top) return this.#rows.get(number)?.cells.at(-1)?.style;
    return this.#sheet.columnStyles.find(({ from, to }) => from <= column && column <= to)?.style;
  }

  #newRow(number: number): XmlRow {
    const { rows, prefix } = this.#sheet;
    const row: XmlRow = { number, open: `<${prefix}row r="${number}">`, cells: [], close: `</${prefix}row>` };
    const index = rows.findLastIndex((other) => other.number < number);
    rows.splice(index + 1, 0, row);
    this.#rows.set(number, row);
    return row;
  }

  /** Makes room in a row that was an empty element, and forgets which columns it says it spans. */
  #open(row: XmlRow): void {
    row.open = row.open.replace(/\sspans\s*=\s*(?:"[^"]*"|'[^']*')/, "");
    if (row.close !== "") return;
    row.open = row.open.replace(/\/>$/, ">");
    row.close = `</${this.#sheet.prefix}row>`;
  }

  #names(row: XmlRow): string[] {
    const names: string[] = [];
    for (const cell of row.cells) names[cell.column] = String(this.#value(cell) ?? "").trim();
    return Array.from(names, (name) => name ?? "");
  }

  #value({ type, value, style }: XmlCell): CellValue {
    if (value === "") return null;
    if (type === "s") return this.#book.sharedStrings[Number(value)] ?? null;
    if (type === "b") return value === "1";
    if (type !== "n") return value;
    const number = Number(value);
    return this.#book.styles?.isDate(style) ? fromSerial(number, this.#book.from1904) : number;
  }
}

function cellAt(row: XmlRow | undefined, column: number): XmlCell | undefined {
  return row?.cells.find((cell) => cell.column === column);
}

function sharedFormula(row: number, column: number): PeregrineError {
  const place = `${columnLetters(column)}${row}`;
  return new PeregrineError("schema", `The cell ${place} is part of a formula that other cells share`, {
    hint: "Replace the formula by a value there, or map the field to another column.",
  });
}
