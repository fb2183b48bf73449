import type { TableSettings } from "@peregrine/core/table";
import { CsvSheet } from "./csv/csv-sheet.ts";
import type { OpenSheet } from "./kept-rows.ts";
import { isHeader, newColumns } from "./sheet-columns.ts";
import { newWorkbook } from "./xlsx/new-workbook.ts";
import { XlsxSheet } from "./xlsx/xlsx-sheet.ts";

/** How files of this ending are read, and new ones begun, with the names of their columns. An empty file is a new one. */
export function openerOf(ending: "csv" | "xlsx", { mapping }: TableSettings): OpenSheet {
  const looks = (names: readonly string[]): boolean => isHeader(names, mapping);
  return (bytes) => {
    const known = bytes && bytes.length > 0 ? bytes : undefined;
    if (ending === "xlsx") return new XlsxSheet(known ?? newWorkbook(newColumns(mapping)), looks);
    const sheet = new CsvSheet(known ?? new Uint8Array(), looks);
    if (!known) for (const { name } of newColumns(mapping)) sheet.addColumn(name);
    return sheet;
  };
}
