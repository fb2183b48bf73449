import { PeregrineError, type PrepareContext } from "@peregrine/core";
import {
  columnName,
  fromValue,
  openTable,
  quoted,
  readMapping,
  type Column,
  type FieldName,
  type JobTable,
  type OpenTable,
  type TableRecord,
} from "@peregrine/core/table";
import { linkIn, plainValue, toCell, type Row } from "./cells.ts";
import { ECHO_FIELDS, openGrid, rowsIn, rowsOf, type Grid } from "./grid.ts";
import { Header } from "./header.ts";
import type { Order } from "./placed.ts";
import type { Place } from "./read-place.ts";
import { columnRequests } from "./requests.ts";
import type { KeyColumns } from "./row-finder.ts";
import type { SheetsApi } from "./sheets-api.ts";

/** What the user said about the tab. */
export interface TabSettings {
  tab: Place["tab"];
  addMissing: "empty" | "always" | "never";
  extras: Readonly<Record<string, unknown>>;
}

/** Most UTF-16 code units in one cell. */
const LONGEST_CELL = 50_000;

/** The tab, when there is none of its name or id: says which there are. @throws PeregrineError */
export async function findTab(api: SheetsApi, tab: Place["tab"], signal: AbortSignal): Promise<Grid> {
  try {
    return await openGrid(api, tab, signal);
  } catch (error) {
    if (!PeregrineError.is(error) || error.field !== "sheet_name") throw error;
    const tabs = await api.tabs(signal);
    const wanted = tab && "name" in tab ? ` ${quoted([tab.name])}` : " that the link shows";
    throw new PeregrineError("not_found", `The spreadsheet has no tab${wanted}`, {
      field: "sheet_name",
      hint: `Give the name of one that it has: ${quoted(tabs)}.`,
    });
  }
}

/** Finds a column for each field, and adds what is missing if that is allowed. `grid` has the new headings then. */
export function openTab(
  api: SheetsApi,
  grid: Grid,
  { addMissing, extras }: TabSettings,
  ctx: PrepareContext,
): Promise<OpenTable<Column>> {
  const mapping = readMapping(extras, "google_sheets.yaml");
  const source = {
    name: grid.title,
    columns: columnsOf(grid.header),
    limits: { text: LONGEST_CELL, link: LONGEST_CELL },
    isEmpty: async () => (grid.rows.get(1) ?? []).every((cell) => cell === undefined),
    addColumns: async (fields: readonly FieldName[]) => {
      grid.header = await addColumns(api, grid, fields.map(columnName), ctx.signal);
      return columnsOf(grid.header);
    },
    plannedColumn: (field: FieldName) => ({ ...columnOf(columnName(field)), id: "" }),
  };
  return openTable(source, { mapping, addMissing }, ctx);
}

async function addColumns(
  api: SheetsApi,
  grid: Grid,
  names: readonly string[],
  signal: AbortSignal,
): Promise<Header> {
  const body = {
    requests: columnRequests(grid.sheetId, grid.header.names.length, names),
    includeSpreadsheetInResponse: true,
    responseRanges: [rowsIn(grid.title, 0, 1)],
  };
  return new Header(rowsOf(await api.change(body, ECHO_FIELDS, signal)).get(0) ?? []);
}

function columnsOf(header: Header): Column[] {
  return header.names.flatMap((name, index) => (header.isNameless(index) ? [] : [columnOf(name)]));
}

/** A cell takes anything. What a column is known by is its heading. */
function columnOf(name: string): Column {
  return { id: name, name, kind: "any", type: "cell" };
}

/** The columns by which rows are known. */
export function keyColumns({ columns }: JobTable): KeyColumns {
  return { key: columns.get("key")?.name, url: columns.get("url")?.name };
}

/** A record's values by the names of their columns. */
export function toCells({ columns }: JobTable, record: TableRecord): Order["cells"] {
  return new Map(
    [...columns].flatMap(([field, { name }]) =>
      Object.hasOwn(record, field) ? [[name, toCell(record[field])] as const] : [],
    ),
  );
}

/** What a row holds, by our fields. */
export function recordOf({ columns }: JobTable, { header }: Grid, row: Row): TableRecord {
  const record: TableRecord = {};
  for (const [field, column] of columns) {
    const cell = row[header.indexOf(column.name)];
    record[field] = fromValue(field, column, field === "url" ? linkIn(cell) : plainValue(cell));
  }
  return record;
}
