import { columnIndex, type GridRange } from "./grid-range.ts";
import { invalid } from "./sheets-error.ts";
import type { Spreadsheet, Tab } from "./state.ts";

/** Where a range in A1 notation lies. */
export interface Place {
  tab: Tab;
  range: GridRange;
}

const ALL: GridRange = { startRow: 0, endRow: undefined, startColumn: 0, endColumn: undefined };
const CORNER = /^\$?([A-Za-z]{1,3})?\$?(\d+)?$/;

/**
 * Reads A1 notation: `Jobs!A1:B2`, `'It''s'!A:C`, `Jobs!2:5`, `Jobs!A5:A`, `A1` (in the first tab), `Jobs` (all of it).
 *
 * @throws SheetsError 400 `Unable to parse range`
 */
export function parseA1(spreadsheet: Spreadsheet, text: string): Place {
  const { title, cells } = split(text);
  if (title !== undefined) return { tab: tabOf(spreadsheet, title, text), range: cellsOf(cells, text) };
  const range = corners(cells);
  if (range) return { tab: spreadsheet.tabs[0] ?? unparsable(text), range };
  return { tab: tabOf(spreadsheet, unquote(cells) ?? cells, text), range: ALL };
}

function split(text: string): { title?: string; cells: string } {
  const quoted = /^('(?:[^']|'')+')!(.*)$/s.exec(text);
  if (quoted) return { title: unquote(quoted[1] ?? "") ?? "", cells: quoted[2] ?? "" };
  const mark = text.startsWith("'") ? -1 : text.lastIndexOf("!");
  return mark < 0 ? { cells: text } : { title: text.slice(0, mark), cells: text.slice(mark + 1) };
}

function unquote(text: string): string | undefined {
  return /^'(?:[^']|'')+'$/s.test(text) ? text.slice(1, -1).replaceAll("''", "'") : undefined;
}

/** Titles are compared without case, as Sheets does: two that differ only in it cannot exist side by side. */
function tabOf({ tabs }: Spreadsheet, title: string, text: string): Tab {
  return tabs.find((tab) => tab.title.toLowerCase() === title.toLowerCase()) ?? unparsable(text);
}

function cellsOf(cells: string, text: string): GridRange {
  return corners(cells) ?? unparsable(text);
}

/** Undefined for what is no cells. */
function corners(text: string): GridRange | undefined {
  const [from = "", to, ...rest] = text.split(":");
  const start = corner(from);
  const end = to === undefined ? start : corner(to);
  if (!start || !end || rest.length > 0) return undefined;
  if (to === undefined && (start.row === undefined || start.column === undefined)) return undefined;
  const [startRow, endRow] = ordered(start.row, end.row);
  const [startColumn, endColumn] = ordered(start.column, end.column);
  return { startRow, endRow, startColumn, endColumn };
}

function corner(text: string): { row: number | undefined; column: number | undefined } | undefined {
  const match = CORNER.exec(text);
  const [, letters, digits] = match ?? [];
  if (!match || (letters === undefined && digits === undefined) || digits === "0") return undefined;
  return {
    column: letters === undefined ? undefined : columnIndex(letters),
    row: digits === undefined ? undefined : Number(digits) - 1,
  };
}

/** Two corners along one side, half open; where one has no bound, the range goes to the end of the grid. */
function ordered(one: number | undefined, other: number | undefined): [number, number | undefined] {
  if (one === undefined || other === undefined) return [one ?? other ?? 0, undefined];
  return [Math.min(one, other), Math.max(one, other) + 1];
}

function unparsable(text: string): never {
  throw invalid(`Unable to parse range: ${text}`);
}
