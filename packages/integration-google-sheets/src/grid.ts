import type { Cell, Row } from "./cells.ts";
import { Header } from "./header.ts";
import type { Place } from "./read-place.ts";
import type { SheetsApi } from "./sheets-api.ts";

/** A tab, and what stands in the rows of it that were read. */
export interface Grid {
  /** The spreadsheet's title. */
  spreadsheet: string;
  sheetId: number;
  /** The tab's name. */
  title: string;
  rowCount: number;
  /** With how many requests it was read: between two, a row may have moved. */
  pages: number;
  header: Header;
  /** By their index: the headings are row 0. */
  rows: ReadonlyMap<number, Row>;
}

/** A spreadsheet as Google answers it, as far as we ask. Zeros and empty lists may be left out. */
export interface SpreadsheetAnswer {
  properties?: { title?: string };
  sheets?: {
    properties?: { sheetId?: number; title?: string; gridProperties?: { rowCount?: number } };
    data?: { startRow?: number; rowData?: { values?: { userEnteredValue?: Cell }[] }[] }[];
  }[];
}

const CELLS = "data(startRow,rowData.values.userEnteredValue)";
const FIELDS = `properties.title,sheets(properties(sheetId,title,gridProperties.rowCount),${CELLS})`;
/** What is asked of a write, to see what it came to. */
export const ECHO_FIELDS = `updatedSpreadsheet.sheets(${CELLS})`;
/** Rows read with one request: typed cells of a wide table take a kilobyte a row. */
const ROWS_AT_ONCE = 20_000;

/** The headings of the tab, and the row below them: enough to tell what it is and whether it is empty. */
export async function openGrid(api: SheetsApi, tab: Place["tab"], signal: AbortSignal): Promise<Grid> {
  const filter =
    tab && "sheetId" in tab
      ? { gridRange: { sheetId: tab.sheetId, startRowIndex: 0, endRowIndex: 2 } }
      : { a1Range: tab ? rowsIn(tab.name, 0, 2) : "1:2" };
  return toGrid(await ask(api, filter, signal));
}

/** The whole tab, in its newest state. It is known by its id: a person may rename it. */
export async function readGrid(api: SheetsApi, sheetId: number, signal: AbortSignal): Promise<Grid> {
  let grid: Grid | undefined;
  for (let from = 0; from < (grid?.rowCount ?? 1); from += ROWS_AT_ONCE) {
    const gridRange = { sheetId, startRowIndex: from, endRowIndex: from + ROWS_AT_ONCE };
    const page = toGrid(await ask(api, { gridRange }, signal));
    grid = grid ? { ...grid, pages: grid.pages + 1, rows: new Map([...grid.rows, ...page.rows]) } : page;
  }
  return grid ?? toGrid({});
}

function ask(api: SheetsApi, filter: object, signal: AbortSignal): Promise<SpreadsheetAnswer> {
  return api.read({ dataFilters: [filter] }, FIELDS, signal);
}

/** Rows in A1 notation: `'It''s'!1:2`. */
export function rowsIn(title: string, from: number, to: number): string {
  return `'${title.replaceAll("'", "''")}'!${from + 1}:${to}`;
}

function toGrid(answer: SpreadsheetAnswer): Grid {
  const sheet = answer.sheets?.[0];
  const rows = rowsOf(answer);
  return {
    spreadsheet: answer.properties?.title ?? "",
    sheetId: sheet?.properties?.sheetId ?? 0,
    title: sheet?.properties?.title ?? "",
    rowCount: sheet?.properties?.gridProperties?.rowCount ?? 0,
    pages: 1,
    header: new Header(rows.get(0) ?? []),
    rows,
  };
}

/** The rows of an answer, by their index. */
export function rowsOf({ sheets }: SpreadsheetAnswer): Map<number, Row> {
  const rows = new Map<number, Row>();
  for (const { startRow = 0, rowData = [] } of sheets?.[0]?.data ?? []) {
    // An answer leaves trailing empty rows out: that a row was asked for is told by an entry of its own.
    if (rowData.length === 0) rows.set(startRow, []);
    for (const [index, { values = [] }] of rowData.entries())
      rows.set(
        startRow + index,
        Array.from(values, ({ userEnteredValue }) => userEnteredValue),
      );
  }
  return rows;
}
