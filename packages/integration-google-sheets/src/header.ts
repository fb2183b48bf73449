import { textOf, type Cell, type Row } from "./cells.ts";

/** Marks a column without a name of its own, by its index. No heading begins like this. */
const NAMELESS = "\u0000";

/**
 * The headings of a tab. A column is known by its heading, wherever it is moved; one without, and the second of two with
 * the same, by where it is.
 */
export class Header {
  readonly names: readonly string[];

  constructor(row: Row) {
    this.names = row.map((cell) => textOf(cell).trim());
  }

  /** The name of the column at an index. */
  at(index: number): string {
    const name = this.names[index] ?? "";
    return name !== "" && this.names.indexOf(name) === index ? name : `${NAMELESS}${index}`;
  }

  isNameless(index: number): boolean {
    return this.at(index).startsWith(NAMELESS);
  }

  /** All that stands in a row, as one text: the same wherever its columns are moved. */
  contentOf(row: Row): string {
    const named: [string, Cell][] = [];
    const others: Cell[] = [];
    for (const [index, cell] of row.entries()) {
      if (cell === undefined) continue;
      if (this.isNameless(index)) others.push(cell);
      else named.push([this.at(index), cell]);
    }
    return JSON.stringify([named.toSorted(([one], [other]) => (one < other ? -1 : 1)), others]);
  }

  /** Where a column is now; -1 when it is gone. */
  indexOf(name: string): number {
    return name.startsWith(NAMELESS) ? Number(name.slice(1)) : this.names.indexOf(name);
  }
}

/**
 * Where each column was before, by its index now; -1 for a new one. One whose heading is new where an old heading is gone
 * was renamed. One without a heading is told by how far it is from the next with one, to its left, or else by there being
 * no other left.
 */
export function columnsBefore(before: Header, after: Header, width: number): number[] {
  const found = Array.from({ length: width }, (_, index) => namedBefore(before, after, index));
  for (const [index, known] of found.entries())
    if (known < 0) found[index] = besideBefore(before, after, index, found);
  const leftOver = before.names.flatMap((name, index) =>
    name === "" && !found.includes(index) ? [index] : [],
  );
  return found.map((known, index) =>
    known < 0 && after.isNameless(index) ? (leftOver.shift() ?? -1) : known,
  );
}

/** What a column of an earlier reading is called now; its old name when it is gone. */
export function nameNow(name: string, before: Header, after: Header): string {
  const width = Math.max(before.names.length, after.names.length) + 1;
  const now = columnsBefore(before, after, width).indexOf(before.indexOf(name));
  return now < 0 ? name : after.at(now);
}

function namedBefore(before: Header, after: Header, index: number): number {
  if (after.isNameless(index)) return -1;
  const known = before.indexOf(after.at(index));
  if (known >= 0) return known;
  return !before.isNameless(index) && after.indexOf(before.at(index)) < 0 ? index : -1;
}

function besideBefore(before: Header, after: Header, index: number, found: readonly number[]): number {
  if (!after.isNameless(index)) return -1;
  const left = found.findLastIndex((known, at) => at < index && known >= 0 && !after.isNameless(at));
  const there = left < 0 ? index : (found[left] ?? 0) + index - left;
  const wasRenamed = !before.isNameless(there) && after.indexOf(before.at(there)) < 0;
  return (before.isNameless(there) || wasRenamed) && !found.includes(there) ? there : -1;
}
