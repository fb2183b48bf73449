/** Column 0 is `"A"`, 26 is `"AA"`. */
export function columnLetters(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? columnLetters(rest - 1) : "") + String.fromCharCode(65 + (column % 26));
}

/** The column of `"AA12"`: 26. */
export function columnOf(reference: string): number {
  const letters = /^\$?([A-Z]+)/i.exec(reference)?.[1]?.toUpperCase() ?? "";
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** An area of cells; rows from 1, columns from 0. */
export interface Area {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** `"A1:C9"`, or `"A1"` for an area of one cell. */
export function parseArea(reference: string): Area {
  const [from = "", to = from] = reference.split(":");
  return { top: rowOf(from), left: columnOf(from), bottom: rowOf(to), right: columnOf(to) };
}

export function areaReference({ top, left, bottom, right }: Area): string {
  return `${columnLetters(left)}${top}:${columnLetters(right)}${bottom}`;
}

function rowOf(reference: string): number {
  return Number(/\d+$/.exec(reference)?.[0] ?? 0);
}
