/** What a cell holds. Days are `YYYY-MM-DD`, moments `YYYY-MM-DDTHH:MM`, both as text. */
export type CellValue = string | number | boolean | null;

/** How a value is put in a cell: as it is, or as one of the spreadsheet's own dates, where it has such. */
export type CellKind = "plain" | "date";

/**
 * A sheet in memory: names in its first row with content, a record in each row below. Only what is set changes; all else is
 * written back as it was read, byte for byte as far as the format has bytes of its own.
 */
export interface Sheet {
  /** Names of the columns; empty for a sheet without any content. A column without a name is `""`. */
  readonly header: readonly string[];
  /** How many rows there are below the header, blank ones among them. */
  readonly size: number;
  /** @param row - from 0, below the header */
  get(row: number, column: number): CellValue;
  /** Sets one cell; null empties it. @throws PeregrineError when that would damage what a person made */
  set(row: number, column: number, value: CellValue, kind: CellKind): void;
  /** Where the next record goes: below everything that has content. @throws PeregrineError when there is no room */
  append(): number;
  /** Adds a column at the right end, or the first one. Answers its place. */
  addColumn(name: string): number;
  /** The file as it is to be written. */
  toBytes(): Uint8Array;
}

/** Longest text that Excel keeps in a cell, in UTF-16 code units (Excel specifications and limits). */
export const LONGEST_CELL = 32_767;
