import { invalid } from "./sheets-error.ts";
import type { Tab } from "./state.ts";

/** A part of a tab, half open, from 0; a side without a bound goes to the end of the grid. */
export interface GridRange {
  startRow: number;
  endRow: number | undefined;
  startColumn: number;
  endColumn: number | undefined;
}

/** A part of a tab, all of whose bounds are known. */
export interface Box {
  startRow: number;
  endRow: number;
  startColumn: number;
  endColumn: number;
}

/** `"A"` for 0, `"AA"` for 26. */
export function columnName(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnName(rest - 1) : "") + String.fromCharCode(65 + (index % 26));
}

/** 0 for `"A"`, 26 for `"aa"`. */
export function columnIndex(name: string): number {
  let index = 0;
  for (const letter of name.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

/** A tab's title as it stands before an exclamation mark. */
export function quoteTitle(title: string): string {
  return /^[A-Za-z_]\w*$/.test(title) && !/^[A-Za-z]{1,3}\d+$/.test(title)
    ? title
    : `'${title.replaceAll("'", "''")}'`;
}

/** A range in words: `"Jobs!A1:Z1000"`. */
export function showRange(tab: Tab, { startRow, endRow, startColumn, endColumn }: Box): string {
  const start = `${columnName(startColumn)}${startRow + 1}`;
  const end = `${columnName(endColumn - 1)}${endRow}`;
  return `${quoteTitle(tab.title)}!${start}${start === end ? "" : `:${end}`}`;
}

/**
 * The cells of a range that the grid has; what goes beyond its end is cut off.
 *
 * @throws SheetsError 400 when the range begins beyond the grid
 */
export function within(tab: Tab, { startRow, endRow, startColumn, endColumn }: GridRange): Box {
  if (startRow >= tab.rowCount || startColumn >= tab.columnCount) {
    const box = {
      startRow,
      startColumn,
      endRow: endRow ?? startRow + 1,
      endColumn: endColumn ?? startColumn + 1,
    };
    throw beyond(tab, box);
  }
  return {
    startRow,
    startColumn,
    endRow: Math.min(endRow ?? tab.rowCount, tab.rowCount),
    endColumn: Math.min(endColumn ?? tab.columnCount, tab.columnCount),
  };
}

/** The refusal of cells that the grid does not have. */
export function beyond(tab: Tab, box: Box): Error {
  const limits = `Max rows: ${tab.rowCount}, max columns: ${tab.columnCount}`;
  return invalid(`Range (${showRange(tab, box)}) exceeds grid limits. ${limits}`);
}
