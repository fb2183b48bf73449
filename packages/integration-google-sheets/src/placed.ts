import { sameCell, type Cell, type Row } from "./cells.ts";
import type { Grid } from "./grid.ts";
import { RowFinder, cellsOfKey, type KeyColumns, type RowName } from "./row-finder.ts";

/** Cells to be written into a row, by the names of their columns; undefined empties one. */
export interface Order {
  row: RowName;
  cells: ReadonlyMap<string, Cell | undefined>;
  /** What stands there by mistake, of cells that are to be put right: where anything else is, nothing is written. */
  over?: ReadonlyMap<string, Cell | undefined>;
}

/** What is written into a row, where it stood when the tab was read. */
export interface PlacedRow {
  at: number;
  /** What stood in it then. */
  before: Row;
  /** By the index of the column. */
  cells: Map<number, { column: string; value: Cell | undefined; order: Order }>;
}

/** Where each order goes. */
export interface Placed {
  rows: PlacedRow[];
  /** Orders that have no row, or several: how many there are, and where. */
  unplaced: Map<Order, readonly number[]>;
}

/**
 * Finds the rows and columns of orders in a tab as it was just read.
 *
 * @param restoring - what a misplaced write has to be made good with, before anything else is looked for
 */
export function place(
  grid: Grid,
  columns: KeyColumns,
  restoring: readonly Order[],
  orders: readonly Order[],
): Placed {
  const finder = new RowFinder(grid, columns, restoring.length > 0);
  const rows = new Map<number, PlacedRow>();
  const placed: Placed = { rows: [], unplaced: new Map() };
  for (const order of restoring) {
    const at = finder.find(order.row).find((index) => !rows.has(index));
    if (at !== undefined) put(grid, rows, at, order);
  }
  // A row whose key we overwrote by mistake goes by another's until it is restored.
  const isDisputed = ({ before, cells }: PlacedRow): boolean =>
    cellsOfKey(before, grid, columns).some((index) => cells.has(index));
  const disputed = new Set([...rows.values()].filter(isDisputed).map(({ at }) => at));
  for (const order of orders) {
    const found = finder.find(order.row).filter((index) => !disputed.has(index));
    const [at, ...others] = found;
    if (at === undefined || others.length > 0) placed.unplaced.set(order, found);
    else put(grid, rows, at, order);
  }
  placed.rows = [...rows.values()];
  return placed;
}

/** Of two orders for one cell the later wins: what we mean to write, over what stood there. */
function put(grid: Grid, rows: Map<number, PlacedRow>, at: number, order: Order): void {
  const placed = rows.get(at) ?? { at, before: grid.rows.get(at) ?? [], cells: new Map() };
  rows.set(at, placed);
  for (const [column, value] of order.cells) {
    const index = columnFor(grid, placed.before, column, order);
    if (index >= 0) placed.cells.set(index, { column, value, order });
  }
}

/** A column without a heading may have moved among its like: there, what is to be put right is told by what stands there. */
function columnFor({ header }: Grid, row: Row, column: string, { over }: Order): number {
  const index = header.indexOf(column);
  if (!over?.has(column) || sameCell(row[index], over.get(column))) return index;
  if (index >= 0 && !header.isNameless(index)) return -1;
  return row.findIndex((cell, at) => header.isNameless(at) && sameCell(cell, over.get(column)));
}
