import { columnOf } from "./cell-reference.ts";
import { unescapeCellText } from "./cell-text.ts";
import { readXml, type Element } from "./xml.ts";

/** A cell, in its own words. */
export interface XmlCell {
  column: number;
  /** Its XML, with the white space before it. */
  raw: string;
  style: number | undefined;
  /** `n`, `s`, `str`, `inlineStr`, `b`, `e` or `d`. */
  type: string;
  /** What stands in it: a number, a text, or the number of a shared one. */
  value: string;
  formula: "none" | "own" | "shared";
}

/** A row; its pieces together are its XML. */
export interface XmlRow {
  number: number;
  /** White space before it, and its opening tag. */
  open: string;
  cells: XmlCell[];
  /** What follows its last cell, its closing tag included; nothing for an empty element. */
  close: string;
}

/** A worksheet's XML, taken apart so that putting it together again answers the same text. */
export interface WorksheetXml {
  /** The prefix of its elements: mostly none. */
  prefix: string;
  before: string;
  rows: XmlRow[];
  after: string;
  /** Styles of whole columns. */
  columnStyles: { from: number; to: number; style: number }[];
}

/** Takes a worksheet apart. @throws PeregrineError `schema` when it is not well-formed */
export function parseWorksheet(xml: string): WorksheetXml {
  return new Reader(xml).read();
}

/** The whole text again. */
export function stringifyWorksheet({ before, rows, after }: WorksheetXml): string {
  const parts = [before];
  for (const row of rows) {
    parts.push(row.open);
    for (const cell of row.cells) parts.push(cell.raw);
    parts.push(row.close);
  }
  return parts.join("") + after;
}

class Reader {
  readonly #xml: string;
  readonly #sheet: WorksheetXml = { prefix: "", before: "", rows: [], after: "", columnStyles: [] };
  /** Up to where the text has been given to a piece. */
  #at = 0;
  #inData = false;
  #row: XmlRow | undefined;
  #cell: XmlCell | undefined;
  #reads = false;
  /** Reading aids that we are within: not part of the text. */
  #aids = 0;

  constructor(xml: string) {
    this.#xml = xml;
  }

  read(): WorksheetXml {
    readXml(this.#xml, {
      open: (element) => (this.#inData ? this.#openInData(element) : this.#openOutside(element)),
      text: (text) => void (this.#reads && this.#cell && (this.#cell.value += text)),
      close: ({ name, end, closeStart }) => this.#close(name, end, closeStart),
    });
    return this.#sheet;
  }

  #take(end: number): string {
    const piece = this.#xml.slice(this.#at, end);
    this.#at = end;
    return piece;
  }

  #openOutside({ name, prefix, attributes, openEnd, empty, start }: Element): void {
    if (name === "col" && attributes["style"] !== undefined) {
      const [from, to] = [Number(attributes["min"]) - 1, Number(attributes["max"]) - 1];
      this.#sheet.columnStyles.push({ from, to, style: Number(attributes["style"]) });
    }
    if (name !== "sheetData") return;
    this.#inData = true;
    this.#sheet.prefix = prefix;
    this.#sheet.before = empty ? `${this.#take(start)}<${prefix}sheetData>` : this.#take(openEnd);
    if (empty) this.#sheet.after = `</${prefix}sheetData>`;
  }

  #openInData({ name, attributes, openEnd }: Element): void {
    if (name === "row") {
      const number = Number(attributes["r"] ?? (this.#sheet.rows.at(-1)?.number ?? 0) + 1);
      this.#row = { number, open: this.#take(openEnd), cells: [], close: "" };
    } else if (name === "c" && this.#row) {
      const { r, s, t = "n" } = attributes;
      const column = r === undefined ? (this.#row.cells.at(-1)?.column ?? -1) + 1 : columnOf(r);
      const style = s === undefined ? undefined : Number(s);
      this.#cell = { column, raw: "", style, type: t, value: "", formula: "none" };
    } else if (name === "f" && this.#cell) {
      this.#cell.formula = attributes["t"] === undefined || attributes["t"] === "normal" ? "own" : "shared";
    }
    this.#aids += name === "rPh" ? 1 : 0;
    this.#reads = this.#aids === 0 && (name === "v" || name === "t");
  }

  #close(name: string, end: number, closeStart: number): void {
    this.#reads = false;
    this.#aids -= name === "rPh" ? 1 : 0;
    if (!this.#inData) return;
    if (name === "c" && this.#row && this.#cell) {
      this.#cell.raw = this.#take(end);
      if (this.#cell.type !== "n") this.#cell.value = unescapeCellText(this.#cell.value);
      this.#row.cells.push(this.#cell);
      this.#cell = undefined;
    } else if (name === "row" && this.#row) {
      this.#row.close = this.#take(end);
      this.#sheet.rows.push(this.#row);
      this.#row = undefined;
    } else if (name === "sheetData") {
      this.#inData = false;
      if (this.#sheet.after === "") this.#sheet.after = this.#xml.slice(this.#at);
      else this.#sheet.after += this.#xml.slice(closeStart);
    }
  }
}
