import { sameCell, type Cell, type Row } from "./cells.ts";
import type { Grid } from "./grid.ts";
import { columnsBefore, nameNow, type Header } from "./header.ts";
import type { Order, PlacedRow } from "./placed.ts";
import { cellsOfKey, keyOf, type KeyColumns } from "./row-finder.ts";

/** A write as it was sent: where everything was, by the reading before it. */
export interface Sent {
  grid: Grid;
  rows: readonly PlacedRow[];
}

/** What is there after a write, as far as it was shown. */
export interface Seen {
  header: Header;
  rows: ReadonlyMap<number, Row>;
}

/** What a write that went astray makes necessary. */
export interface Astray {
  /** Cells of jobs that did not get what was meant for them. */
  again: Order[];
  /** Cells that have to get back what stood there before. */
  restore: Order[];
}

/** Two states of a tab, side by side. */
interface Comparison extends Sent {
  seen: Seen;
  columns: KeyColumns;
  /** Where each column was, by its index now. */
  before: readonly number[];
}

/** A cell that was written: its index, and what was meant. */
type Written = readonly [number, { column: string; value: Cell | undefined; order: Order }];

/** A row that was hit by mistake. */
interface Hit {
  /** All that stood in it before. */
  was: string | undefined;
  row: { content: string };
  cells: Map<string, Cell | undefined>;
  /** What stands in them by mistake. */
  over: Map<string, Cell | undefined>;
}

/**
 * Compares what was meant with what is there. Between a reading and the write after it somebody may have sorted the tab, or
 * inserted a row or a column: then some cells were written in the wrong place.
 */
export function astray(sent: Sent, seen: Seen, columns: KeyColumns): Astray {
  const comparison = {
    ...sent,
    seen,
    columns,
    before: columnsBefore(sent.grid.header, seen.header, widthOf(sent, seen)),
  };
  const [again, hits]: [Order[], Hit[]] = [[], []];
  for (const placed of sent.rows) {
    const row = seen.rows.get(placed.at) ?? [];
    const stayed = isSameRow(comparison, placed, row);
    const wrong = [...placed.cells].filter(([index]) => !stayed || comparison.before[index] !== index);
    if (wrong.length === 0) continue;
    again.push(...ordersOf(comparison, wrong));
    const original = originalOf(comparison, placed, row);
    const was = original && sent.grid.header.contentOf(original);
    const lost = lostCells(comparison, { ...placed, cells: new Map(wrong) }, row, original);
    if (lost.cells.size > 0) hits.push({ was, row: { content: seen.header.contentOf(row) }, ...lost });
  }
  return {
    again: again.filter(isOfJob),
    restore: joined(
      hits,
      again.filter((order) => !isOfJob(order)),
    ),
  };
}

/** What was meant for each row whose cells these are, by the names that its columns have now. */
function ordersOf({ grid, seen }: Comparison, wrong: readonly Written[]): Order[] {
  const now = (column: string): string => nameNow(column, grid.header, seen.header);
  const orders = new Map<Order, Map<string, Cell | undefined>>();
  for (const [, { order, column, value }] of wrong) {
    const cells = orders.get(order) ?? new Map<string, Cell | undefined>();
    orders.set(order, cells.set(now(column), value));
  }
  return [...orders].map(([{ row, over }, cells]) => ({
    row,
    cells,
    ...(over ? { over: new Map([...over].map(([column, cell]) => [now(column), cell])) } : {}),
  }));
}

function isOfJob({ row }: Order): boolean {
  return "key" in row;
}

/** What stood in cells that hold our value now, by mistake. Where another value is, a person was there since. */
function lostCells(
  comparison: Comparison,
  placed: PlacedRow,
  row: Row,
  original: Row | undefined,
): Pick<Hit, "cells" | "over"> {
  const { before, seen, grid } = comparison;
  const lost: Pick<Hit, "cells" | "over"> = { cells: new Map(), over: new Map() };
  const nameless = namelessIn(seen.header, row, placed.cells).map(asText);
  const gone = namelessIn(grid.header, original ?? []).filter((cell) => !taken(nameless, asText(cell)));
  for (const [index, { value }] of placed.cells) {
    const was = seen.header.isNameless(index) ? gone.shift() : original?.[before[index] ?? -1];
    if (!sameCell(row[index], value) || sameCell(was, value)) continue;
    lost.cells.set(seen.header.at(index), was);
    lost.over.set(seen.header.at(index), value);
  }
  return lost;
}

/** A row that waits to be put right, and was hit again meanwhile, goes by what stands in it now. */
function joined(hits: readonly Hit[], waiting: readonly Order[]): Order[] {
  const others: Order[] = [];
  for (const order of waiting) {
    const hit = hits.find(({ was }) => "content" in order.row && was === order.row.content);
    if (hit) join(hit, order);
    else others.push(order);
  }
  return [...hits.map(({ row, cells, over }) => ({ row, cells, over })), ...others];
}

function join({ cells, over }: Hit, order: Order): void {
  for (const [column, value] of order.cells) {
    if (!over.has(column)) over.set(column, order.over?.get(column));
    cells.set(column, value);
  }
}

/** Is the row that now stands there the one that stood there? Told by its key, or by all that we did not write. */
function isSameRow(comparison: Comparison, placed: PlacedRow, row: Row): boolean {
  const { grid, seen, columns } = comparison;
  const key = keyOf(placed.before, grid, columns);
  if (key !== undefined && !wroteName(comparison, placed, row)) return keyOf(row, seen, columns) === key;
  return sameButWritten(comparison, placed.before, placed, row);
}

/** What the row that now stands there held before the write, as far as it was read then. */
function originalOf(comparison: Comparison, placed: PlacedRow, row: Row): Row | undefined {
  const { grid, seen, columns, before } = comparison;
  const key = wroteName(comparison, placed, row) ? undefined : keyOf(row, seen, columns);
  const all = [...grid.rows].filter(([index]) => index > 0).map(([, one]) => one);
  if (key !== undefined) return all.find((one) => keyOf(one, grid, columns) === key);
  const alike = all.filter((one) => sameButWritten(comparison, one, placed, row));
  if (alike.includes(placed.before)) return placed.before;
  // Of rows that are alike in all else, one that had something there is what could be lost.
  const written = [...placed.cells.keys()].map((index) => before[index] ?? -1);
  return alike.find((one) => written.some((index) => one[index] !== undefined)) ?? alike[0];
}

/** Did the write reach, where it went, what the row there is known by? Then that says nothing any more. */
function wroteName({ columns, seen }: Comparison, { cells }: PlacedRow, row: Row): boolean {
  return cellsOfKey(row, seen, columns).some((index) => cells.has(index));
}

/** Columns without a heading are compared by what stands in them, in its order: where they are says nothing. */
function sameButWritten(
  { before, seen, grid }: Comparison,
  was: Row,
  { cells }: PlacedRow,
  row: Row,
): boolean {
  const named = before.every(
    (index, now) => cells.has(now) || seen.header.isNameless(now) || sameCell(row[now], was[index]),
  );
  if (!named) return false;
  const others = namelessIn(grid.header, was).map(asText);
  const left = namelessIn(seen.header, row, cells).map(asText);
  const overwritten = [...cells.keys()].filter((index) => seen.header.isNameless(index)).length;
  return left.every((text) => taken(others, text)) && others.length <= overwritten;
}

function namelessIn(header: Header, row: Row, but: ReadonlyMap<number, unknown> = new Map()): Cell[] {
  return row.flatMap((cell, index) => (cell && header.isNameless(index) && !but.has(index) ? [cell] : []));
}

function asText(cell: Cell): string {
  return JSON.stringify(cell);
}

/** Takes a text out of a list, if it is there. */
function taken(list: string[], text: string): boolean {
  const index = list.indexOf(text);
  if (index >= 0) list.splice(index, 1);
  return index >= 0;
}

function widthOf({ grid }: Sent, { header, rows }: Seen): number {
  const widths = [...grid.rows.values(), ...rows.values()].map((row) => row.length);
  return widths.reduce((most, one) => Math.max(most, one), header.names.length);
}
