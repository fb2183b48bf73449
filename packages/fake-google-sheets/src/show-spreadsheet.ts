import type { Place } from "./a1.ts";
import { effective, formatted } from "./cell-output.ts";
import { within } from "./grid-range.ts";
import type { Cell, Spreadsheet, Tab } from "./state.ts";
import { readBox } from "./tab-grid.ts";

/** Which tabs are shown, and which cells of them; without places all tabs, whole. */
export interface View {
  places?: readonly Place[];
  gridData: boolean;
}

/** A `Spreadsheet` as an answer holds it. */
export function showSpreadsheet(
  spreadsheet: Spreadsheet,
  { places, gridData }: View,
): Record<string, unknown> {
  const { id, title, tabs } = spreadsheet;
  const shown = places ? tabs.filter((tab) => places.some((place) => place.tab === tab)) : tabs;
  return {
    spreadsheetId: id,
    properties: { title, locale: "en_US", autoRecalc: "ON_CHANGE", timeZone: "Etc/GMT" },
    sheets: shown.map((tab) => ({
      properties: showProperties(tab, tabs.indexOf(tab)),
      ...(gridData ? { data: dataOf(tab, places) } : {}),
    })),
    spreadsheetUrl: `https://docs.google.com/spreadsheets/d/${id}/edit`,
  };
}

/** A tab's `SheetProperties`. */
export function showProperties({ sheetId, title, rowCount, columnCount }: Tab, index: number): object {
  return { sheetId, title, index, sheetType: "GRID", gridProperties: { rowCount, columnCount } };
}

function dataOf(tab: Tab, places: readonly Place[] | undefined): object[] {
  const all = { startRow: 0, endRow: undefined, startColumn: 0, endColumn: undefined };
  const ranges = places?.filter((place) => place.tab === tab).map(({ range }) => range) ?? [all];
  return ranges.map((range) => {
    const box = within(tab, range);
    const rows = readBox(tab, box).map(showRow);
    const rowData = rows.slice(0, rows.findLastIndex((row) => "values" in row) + 1);
    // Zeros are left out, as they are by Google.
    return {
      ...(box.startRow > 0 ? { startRow: box.startRow } : {}),
      ...(box.startColumn > 0 ? { startColumn: box.startColumn } : {}),
      ...(rowData.length > 0 ? { rowData } : {}),
    };
  });
}

function showRow(cells: readonly (Cell | undefined)[]): { values?: object[] } {
  const last = cells.findLastIndex((cell) => cell !== undefined);
  // A row may have holes.
  return last < 0
    ? {}
    : { values: Array.from({ length: last + 1 }, (_, index) => showCellData(cells[index])) };
}

/** A cell as `CellData`. */
function showCellData(cell: Cell | undefined): object {
  if (!cell) return {};
  const { value, date } = cell;
  return {
    ...(value
      ? { userEnteredValue: value, effectiveValue: effective(value), formattedValue: formatted(cell) }
      : {}),
    ...(date ? { userEnteredFormat: { numberFormat: { type: "DATE" } } } : {}),
  };
}
