import { invalid } from "./sheets-error.ts";
import type { Cell } from "./state.ts";

/** How a value is taken: as it is, or as if a person had typed it. */
export type ValueInputOption = "RAW" | "USER_ENTERED";

/** Most UTF-16 code units in one cell. */
const LONGEST_CELL = 50_000;
const DAY_MS = 86_400_000;
const EPOCH_MS = Date.UTC(1899, 11, 30);

/**
 * The cell that a value of the values API makes. `""` empties it; a format that was there stays.
 *
 * @throws SheetsError 400 for a text that is too long
 */
export function toCell(value: unknown, option: ValueInputOption, before?: Cell): Cell | undefined {
  const kept = before?.date ? { date: true } : undefined;
  if (value === "") return kept;
  if (typeof value === "number") return { ...kept, value: { numberValue: value } };
  if (typeof value === "boolean") return { ...kept, value: { boolValue: value } };
  const text = checkedText(String(value));
  return option === "RAW" ? { ...kept, value: { stringValue: text } } : { ...kept, ...typed(text) };
}

/** @throws SheetsError 400 for a text that is too long */
export function checkedText(text: string): string {
  if (text.length <= LONGEST_CELL) return text;
  throw invalid(`Your input contains more than the maximum of ${LONGEST_CELL} characters in a single cell.`);
}

/** What becomes of a text that a person types: a formula, a number, a day, a yes or no, or the text. */
function typed(text: string): Cell {
  if (/^=./.test(text) || /^\+\w/.test(text)) return { value: { formulaValue: text.replace(/^\+/, "=") } };
  if (text.startsWith("'")) return { value: { stringValue: text.slice(1) } };
  if (/^(true|false)$/i.test(text)) return { value: { boolValue: /^true$/i.test(text) } };
  if (/^-?\d+(\.\d+)?$/.test(text)) return { value: { numberValue: Number(text) } };
  const serial = serialOf(text);
  return serial === undefined
    ? { value: { stringValue: text } }
    : { value: { numberValue: serial }, date: true };
}

/** Days are numbers: `2026-10-01`, `10/1/2026`, and `1-2`, the second of January of this year. */
function serialOf(text: string): number | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return serial(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const american = /^(\d{1,2})[/-](\d{1,2})(?:[/-](\d{4}))?$/.exec(text);
  return american ? serial(Number(american[3] ?? 2026), Number(american[1]), Number(american[2])) : undefined;
}

function serial(year: number, month: number, day: number): number | undefined {
  const ms = Date.UTC(year, month - 1, day);
  return new Date(ms).getUTCMonth() === month - 1 ? (ms - EPOCH_MS) / DAY_MS : undefined;
}

/** A day in the words of a sheet whose locale is `en_US`: `"10/1/2026"`. */
export function showSerial(serial: number): string {
  const date = new Date(EPOCH_MS + serial * DAY_MS);
  return `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${date.getUTCFullYear()}`;
}
