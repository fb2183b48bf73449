import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { newWorkbook } from "../xlsx/new-workbook.ts";

/** The parts of a workbook as texts. */
export function partsOf(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)]));
}

/** A workbook whose one sheet holds these rows, in their own XML; `parts` are added, or replace what is there. */
export function workbookOf(sheetData: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const plain = partsOf(newWorkbook([{ name: "Job Title", width: 20 }]));
  const path = "xl/worksheets/sheet1.xml";
  const sheet = plain[path]!.replace(/<sheetData>.*<\/sheetData>/s, sheetData);
  const entries = Object.entries({ ...plain, [path]: sheet, ...parts });
  return zipSync(Object.fromEntries(entries.map(([name, text]) => [name, strToU8(text)])));
}
