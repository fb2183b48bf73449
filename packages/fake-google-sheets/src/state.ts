/** What a person or a program put into a cell, typed: the API's `ExtendedValue`. */
export type CellValue =
  | { stringValue: string }
  | { numberValue: number }
  | { boolValue: boolean }
  | { formulaValue: string };

/** A cell that is not empty. It is never changed, only replaced: a copy of a tab may share it. */
export interface Cell {
  value?: CellValue;
  /** Shows its number as a day. */
  date?: boolean;
}

/** A tab: its grid, of which `rows` holds what is not empty. */
export interface Tab {
  sheetId: number;
  title: string;
  rowCount: number;
  columnCount: number;
  rows: (Cell | undefined)[][];
  /** Rows that only the owner may edit, by index, half open. */
  protectedRows?: readonly [from: number, to: number];
}

/** What an account may do with a spreadsheet. */
export type Role = "none" | "reader" | "writer";

export interface Spreadsheet {
  id: string;
  title: string;
  tabs: Tab[];
  /** What each account may do, by its address; accounts that are not named may do nothing. */
  roles: Map<string, Role>;
}

/** Everything there is at this Google. */
export interface World {
  spreadsheets: Map<string, Spreadsheet>;
  /** The Sheets API is switched on in the project. */
  apiEnabled: boolean;
}

/** What an empty spreadsheet's tab measures. */
export const NEW_TAB = { rowCount: 1000, columnCount: 26 } as const;

/** A tab that can be changed without the other noticing. */
export function copyTab(tab: Tab): Tab {
  return { ...tab, rows: tab.rows.map((row) => [...row]) };
}

/** Has a cell something in it, or does it look like an empty one? */
export function isEmpty(cell: Cell | undefined): boolean {
  if (cell?.value === undefined) return true;
  return "stringValue" in cell.value && cell.value.stringValue === "";
}
