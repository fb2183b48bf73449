import type { Box } from "./grid-range.ts";
import { usedRows } from "./tab-grid.ts";
import { isEmpty, type Tab } from "./state.ts";

/**
 * The table that an append goes below: the block of neighbouring cells with something in them that the range touches; of
 * several, the lowest. Undefined when there is none: then the append begins where the range begins.
 */
export function tableAt(tab: Tab, range: Box): Box | undefined {
  const last = Math.min(range.endRow, usedRows(tab)) - 1;
  for (let row = last; row >= range.startRow; row -= 1) {
    for (let column = range.startColumn; column < Math.min(range.endColumn, widthOf(tab, row)); column += 1)
      if (filled(tab, row, column)) return grown(tab, row, column);
  }
  return undefined;
}

function widthOf(tab: Tab, row: number): number {
  return tab.rows[row]?.length ?? 0;
}

function filled(tab: Tab, row: number, column: number): boolean {
  return row >= 0 && column >= 0 && !isEmpty(tab.rows[row]?.[column]);
}

/** Grows a block from one cell until a frame of empty cells, or the grid's edge, is all around it. */
function grown(tab: Tab, row: number, column: number): Box {
  const box = { startRow: row, endRow: row + 1, startColumn: column, endColumn: column + 1 };
  for (let before = ""; before !== Object.values(box).join();) {
    before = Object.values(box).join();
    const { startRow, endRow, startColumn, endColumn } = box;
    if (someInRow(tab, startRow - 1, startColumn, endColumn)) box.startRow -= 1;
    if (someInRow(tab, endRow, startColumn, endColumn)) box.endRow += 1;
    if (someInColumn(tab, startColumn - 1, startRow, endRow)) box.startColumn -= 1;
    if (someInColumn(tab, endColumn, startRow, endRow)) box.endColumn += 1;
  }
  return box;
}

function someInRow(tab: Tab, row: number, from: number, to: number): boolean {
  for (let column = from - 1; column <= to; column += 1) if (filled(tab, row, column)) return true;
  return false;
}

function someInColumn(tab: Tab, column: number, from: number, to: number): boolean {
  for (let row = from - 1; row <= to; row += 1) if (filled(tab, row, column)) return true;
  return false;
}
