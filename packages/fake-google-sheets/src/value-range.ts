import type { Place } from "./a1.ts";
import { toCell, type ValueInputOption } from "./cell-input.ts";
import { showCell, type ValueRenderOption } from "./cell-output.ts";
import { columnName, quoteTitle, showRange, within, type Box } from "./grid-range.ts";
import { invalid } from "./sheets-error.ts";
import type { Tab } from "./state.ts";
import { putCell, readBox, type Dimension } from "./tab-grid.ts";

/** How values are shown. */
export interface Rendering {
  render: ValueRenderOption;
  dates: "SERIAL_NUMBER" | "FORMATTED_STRING";
  major?: Dimension;
}

/** A `ValueRange` as a request holds it. Its shape was checked. */
export interface WrittenRange {
  range?: string;
  majorDimension?: Dimension;
  values?: unknown[][];
}

/** What was written where. */
export interface Written {
  tab: Tab;
  box: Box;
  /** How many cells were given a value; those left as they were do not count. */
  cells: number;
}

/** A `ValueRange` as an answer holds it: without what is empty at the end of a row, and at the end of all rows. */
export function showValues(
  tab: Tab,
  box: Box,
  { render, dates, major = "ROWS" }: Rendering,
): Record<string, unknown> {
  const rows = readBox(tab, box).map((row) => row.map((cell) => showCell(cell, render, dates)));
  const values = trimmed(major === "ROWS" ? rows : transposed(rows));
  return {
    range: showRange(tab, box),
    majorDimension: major,
    ...(values.length > 0 ? { values } : {}),
  };
}

/**
 * Writes values into a place: null leaves a cell as it is, `""` empties it.
 *
 * @throws SheetsError 400 when there are more values than the range has cells, or than the grid has
 */
export function writeValues(
  { tab, range }: Place,
  { values = [], majorDimension = "ROWS" }: WrittenRange,
  option: ValueInputOption,
): Written {
  const rows = majorDimension === "ROWS" ? values : transposed(values);
  const columns = Math.max(1, ...rows.map((row) => row.length));
  const box = within(tab, range);
  checkFits(tab, range, rows.length, columns);
  let cells = 0;
  for (const [row, line] of rows.entries()) {
    for (const [column, value] of line.entries()) {
      if (value === null || value === undefined) continue;
      const [atRow, atColumn] = [box.startRow + row, box.startColumn + column];
      putCell(tab, atRow, atColumn, toCell(value, option, tab.rows[atRow]?.[atColumn]));
      cells += 1;
    }
  }
  const isPoint = range.endRow === range.startRow + 1 && range.endColumn === range.startColumn + 1;
  const endRow = box.startRow + Math.max(1, rows.length);
  const grown = { ...box, endRow, endColumn: box.startColumn + columns };
  return { tab, box: isPoint ? grown : box, cells };
}

/** One cell names the place of the first value only; a larger range must hold them all. */
function checkFits(
  tab: Tab,
  { startRow, endRow, startColumn, endColumn }: Place["range"],
  rows: number,
  columns: number,
): void {
  const isPoint = endRow === startRow + 1 && endColumn === startColumn + 1;
  if (isPoint) return;
  const words = `Requested writing within range [${showWritten(tab, { startRow, endRow, startColumn, endColumn })}]`;
  if (endRow !== undefined && startRow + rows > endRow)
    throw invalid(`${words}, but tried writing to row [${endRow + 1}]`);
  if (endColumn !== undefined && startColumn + columns > endColumn)
    throw invalid(`${words}, but tried writing to column [${columnName(endColumn)}]`);
}

function showWritten(tab: Tab, { startRow, endRow, startColumn, endColumn }: Place["range"]): string {
  const end = corner(
    endColumn === undefined ? undefined : endColumn - 1,
    endRow === undefined ? undefined : endRow - 1,
  );
  return `${quoteTitle(tab.title)}!${corner(startColumn, startRow)}:${end}`;
}

function corner(column: number | undefined, row: number | undefined): string {
  return `${column === undefined ? "" : columnName(column)}${row === undefined ? "" : row + 1}`;
}

function trimmed(rows: unknown[][]): unknown[][] {
  const short = rows.map((row) => row.slice(0, row.findLastIndex((value) => value !== "") + 1));
  return short.slice(0, short.findLastIndex((row) => row.length > 0) + 1);
}

function transposed(rows: readonly unknown[][]): unknown[][] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: width }, (_, column) => rows.map((row) => row[column] ?? ""));
}
