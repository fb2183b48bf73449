import type { CellKind, CellValue } from "../sheet.ts";
import { columnLetters } from "./cell-reference.ts";
import { escapeCellText } from "./cell-text.ts";
import { toSerial } from "./serial-date.ts";
import type { Styles } from "./styles.ts";
import type { XmlCell } from "./worksheet-xml.ts";
import { escapeXml } from "./xml.ts";

/** Where a cell stands, and what it looks like. */
export interface CellPlace {
  row: number;
  column: number;
  style: number | undefined;
  prefix: string;
}

/** What a workbook says about dates. */
export interface DateRules {
  from1904: boolean;
  styles: Styles | undefined;
}

/** A cell that holds a value. A text is never a formula: it is a string to the workbook, whatever it begins with. */
export function cellWith(place: CellPlace, value: CellValue, kind: CellKind, dates: DateRules): XmlCell {
  if (value === null || value === "") return cell(place, "n", "", "");
  if (typeof value === "number") return number(place, value);
  if (typeof value === "boolean") return cell(place, "b", value ? "1" : "0");
  const serial = kind === "date" ? toSerial(value, dates.from1904) : undefined;
  const style = serial === undefined ? undefined : dates.styles?.dated(place.style, value.includes("T"));
  return serial === undefined || style === undefined
    ? text(place, value)
    : number({ ...place, style }, serial);
}

function number(place: CellPlace, value: number): XmlCell {
  return cell(place, "n", String(value));
}

function text(place: CellPlace, value: string): XmlCell {
  const { prefix: p } = place;
  const content = escapeXml(escapeCellText(value));
  return cell(place, "inlineStr", value, `<${p}is><${p}t xml:space="preserve">${content}</${p}t></${p}is>`);
}

function cell(
  { row, column, style, prefix: p }: CellPlace,
  type: string,
  value: string,
  content = `<${p}v>${value}</${p}v>`,
): XmlCell {
  const kind = type === "n" ? "" : ` t="${type}"`;
  const look = style === undefined ? "" : ` s="${style}"`;
  const open = `<${p}c r="${columnLetters(column)}${row}"${look}${kind}`;
  const raw = content === "" ? `${open}/>` : `${open}>${content}</${p}c>`;
  return { column, raw, style, type, value, formula: "none" };
}
