import { PeregrineError } from "@peregrine/core";

/** One line of a CSV file, in pieces that together are its very text. */
export interface CsvRecord {
  /** Each cell as it stands there, quotes included. */
  cells: string[];
  /** What ends it: `"\r\n"`, `"\n"`, `"\r"`, or nothing at the end of the file. */
  end: string;
}

/** A CSV text, taken apart so that putting it together again answers the same text. */
export interface CsvText {
  delimiter: string;
  /** What a spreadsheet's own `sep=;` line says, or nothing. */
  preamble: string;
  records: CsvRecord[];
  /** How new lines end. */
  lineEnd: string;
}

const DELIMITERS = [",", ";", "\t"] as const;
const NEW_LINE_END = "\r\n";

/** Takes a CSV text apart. @throws PeregrineError `schema` when a quote is never closed */
export function parseCsv(text: string): CsvText {
  const preamble = /^sep=.(?:\r\n|\r|\n)/i.exec(text)?.[0] ?? "";
  const delimiter = preamble ? preamble[4]! : mostFrequent(text);
  const records: CsvRecord[] = [];
  for (let at = preamble.length; at < text.length;) {
    const record = recordAt(text, at, delimiter);
    records.push(record);
    at += lengthOf(record);
  }
  return { delimiter, preamble, records, lineEnd: records[0]?.end || NEW_LINE_END };
}

/** The whole text again. */
export function stringifyCsv({ preamble, delimiter, records }: CsvText): string {
  return preamble + records.map(({ cells, end }) => cells.join(delimiter) + end).join("");
}

/** What a cell says. */
export function cellText(raw: string): string {
  if (!raw.startsWith('"')) return raw;
  const end = raw.lastIndexOf('"');
  return raw.slice(1, end).replaceAll('""', '"') + raw.slice(end + 1);
}

/** A cell that says this. Quoted where any program might take it apart or trim it. */
export function toCell(text: string): string {
  const plain = !/[",;\t\r\n]/.test(text) && text.trim() === text;
  return plain ? text : `"${text.replaceAll('"', '""')}"`;
}

function mostFrequent(text: string): string {
  const line =
    text
      .replaceAll(/"[^"]*"/g, "")
      .trimStart()
      .split(/[\r\n]/, 1)[0] ?? "";
  const counted = DELIMITERS.map((delimiter) => [delimiter, line.split(delimiter).length] as const);
  return counted.reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

function recordAt(text: string, start: number, delimiter: string): CsvRecord {
  const cells: string[] = [];
  for (let at = start; ; at += 1) {
    const end = endOfCell(text, at, delimiter);
    cells.push(text.slice(at, end));
    at = end;
    if (text[at] === delimiter) continue;
    return { cells, end: text.startsWith("\r\n", at) ? "\r\n" : text.slice(at, at + 1) };
  }
}

function endOfCell(text: string, start: number, delimiter: string): number {
  let at = text[start] === '"' ? endOfQuotes(text, start) : start;
  while (at < text.length && text[at] !== delimiter && text[at] !== "\r" && text[at] !== "\n") at += 1;
  return at;
}

function endOfQuotes(text: string, start: number): number {
  for (let at = start + 1; ; at += 2) {
    at = text.indexOf('"', at);
    if (at === -1) throw unclosed(text, start);
    if (text[at + 1] !== '"') return at + 1;
  }
}

function unclosed(text: string, at: number): PeregrineError {
  const line = text.slice(0, at).split(/\r\n|\r|\n/).length;
  return new PeregrineError("schema", `The CSV file has a quote in line ${line} that is never closed`, {
    hint: "Open it in a text editor, close the quote, and try again. Nothing was changed.",
  });
}

function lengthOf({ cells, end }: CsvRecord): number {
  return cells.reduce((sum, cell) => sum + cell.length, cells.length - 1) + end.length;
}
