import { beyond, type Box } from "./grid-range.ts";
import { invalid } from "./sheets-error.ts";
import { isEmpty, type Cell, type Spreadsheet, type Tab } from "./state.ts";

/** Most cells of all tabs of a spreadsheet. */
const MOST_CELLS = 10_000_000;

export type Dimension = "ROWS" | "COLUMNS";

/** The cells of a box, row by row; what has nothing in it is undefined. */
export function readBox(tab: Tab, { startRow, endRow, startColumn, endColumn }: Box): (Cell | undefined)[][] {
  const last = Math.min(endRow, tab.rows.length);
  return Array.from({ length: Math.max(0, last - startRow) }, (_, index) =>
    (tab.rows[startRow + index] ?? []).slice(startColumn, endColumn),
  );
}

/** Puts a cell where it belongs. @throws SheetsError 400 beyond the grid, or where only the owner may write */
export function putCell(tab: Tab, row: number, column: number, cell: Cell | undefined): void {
  if (row >= tab.rowCount || column >= tab.columnCount)
    throw beyond(tab, { startRow: row, endRow: row + 1, startColumn: column, endColumn: column + 1 });
  const [from, to] = tab.protectedRows ?? [0, 0];
  if (row >= from && row < to) throw protectedCell();
  while (tab.rows.length <= row) tab.rows.push([]);
  const cells = tab.rows[row] ?? [];
  while (cells.length < column) cells.push(undefined);
  cells[column] = cell;
}

function protectedCell(): Error {
  return invalid(
    "You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.",
  );
}

/** How many rows there are up to the last one with something in it. */
export function usedRows(tab: Tab): number {
  return tab.rows.findLastIndex((row) => row.some((cell) => !isEmpty(cell))) + 1;
}

/** Makes the grid larger at its end. */
export function grow(tab: Tab, dimension: Dimension, count: number): void {
  if (dimension === "ROWS") tab.rowCount += count;
  else tab.columnCount += count;
}

/** Empty rows or columns before the one at `index`; all from there on move. */
export function insert(tab: Tab, dimension: Dimension, index: number, count: number): void {
  grow(tab, dimension, count);
  const blanks = <T>(blank: () => T): T[] => Array.from({ length: count }, blank);
  if (dimension === "ROWS") {
    if (index < tab.rows.length) tab.rows.splice(index, 0, ...blanks(() => []));
    return;
  }
  for (const row of tab.rows) if (index < row.length) row.splice(index, 0, ...blanks(() => undefined));
}

/** Takes rows or columns out; all after them move up. */
export function remove(tab: Tab, dimension: Dimension, index: number, count: number): void {
  grow(tab, dimension, -count);
  if (dimension === "ROWS") tab.rows.splice(index, count);
  else for (const row of tab.rows) row.splice(index, count);
}

/** @throws SheetsError 400 when a spreadsheet has more cells than it may */
export function checkSize({ tabs }: Spreadsheet): void {
  const cells = tabs.reduce((sum, { rowCount, columnCount }) => sum + rowCount * columnCount, 0);
  if (cells > MOST_CELLS)
    throw invalid(
      `This action would increase the number of cells in the workbook above the limit of ${MOST_CELLS} cells.`,
    );
}
