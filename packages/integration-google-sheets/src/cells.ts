import type { RecordValue } from "@peregrine/core";

/** What a person or a program put into a cell, typed: Google's `ExtendedValue`. A text is never taken for a formula. */
export type Cell =
  | { stringValue: string }
  | { numberValue: number }
  | { boolValue: boolean }
  | { formulaValue: string };

/** A row as it was read; an empty cell is undefined. */
export type Row = readonly (Cell | undefined)[];

/** What a cell says; a formula as it was typed. */
export function textOf(cell: Cell | undefined): string {
  if (cell === undefined) return "";
  if ("stringValue" in cell) return cell.stringValue;
  if ("formulaValue" in cell) return cell.formulaValue;
  return "boolValue" in cell ? String(cell.boolValue).toUpperCase() : String(cell.numberValue);
}

export function sameCell(one: Cell | undefined, other: Cell | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The address in a cell: what it says, or where a link made by a formula leads. */
export function linkIn(cell: Cell | undefined): string {
  const text = textOf(cell).trim();
  if (!cell || !("formulaValue" in cell)) return text;
  return /^=HYPERLINK\(\s*"([^"]*)"/i.exec(text)?.[1] ?? text;
}

/** A value of a record as a cell; undefined empties one. Lists are written as words. */
export function toCell(value: RecordValue): Cell | undefined {
  if (typeof value === "number") return { numberValue: value };
  if (typeof value === "boolean") return { boolValue: value };
  const text = typeof value === "object" ? (value ?? []).join(", ") : value;
  return text ? { stringValue: text } : undefined;
}

/** What stands in a cell, as plain data. */
export function plainValue(cell: Cell | undefined): string | number | boolean | null {
  if (cell === undefined) return null;
  if ("numberValue" in cell) return cell.numberValue;
  return "boolValue" in cell ? cell.boolValue : textOf(cell);
}
