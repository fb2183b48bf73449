import { jobKey } from "@peregrine/core";
import type { RowIdentity } from "@peregrine/core/table";
import { linkIn, textOf, type Cell, type Row } from "./cells.ts";
import type { Grid } from "./grid.ts";

/** How a row is known: as a job's, by its key (or the id it was first found under), or by all that stands in it. */
export type RowName = { key: string; id?: string } | { content: string };

/** The names of the columns by which a job's row is known; either may be missing. */
export interface KeyColumns {
  key: string | undefined;
  url: string | undefined;
}

/** What a row says of the job that it is for. */
export function identityOf(row: Row, { header }: Pick<Grid, "header">, columns: KeyColumns): RowIdentity {
  const cell = (name: string | undefined): Cell | undefined =>
    name === undefined ? undefined : row[header.indexOf(name)];
  return { key: textOf(cell(columns.key)).trim(), url: linkIn(cell(columns.url)) };
}

/** The key of the job that a row is for: what its key column says, or else the key that its link makes. */
export function keyOf(row: Row, grid: Pick<Grid, "header">, columns: KeyColumns): string | undefined {
  const { key, url } = identityOf(row, grid, columns);
  return key || (url ? jobKey({ url }) : undefined);
}

/** Where in a row that stands what it is known by: its link counts only where there is no key. */
export function cellsOfKey(row: Row, grid: Pick<Grid, "header">, columns: KeyColumns): number[] {
  const names = identityOf(row, grid, columns).key ? [columns.key] : [columns.key, columns.url];
  return names.flatMap((name) => (name === undefined ? [] : [grid.header.indexOf(name)]));
}

/** Finds the rows of one reading of a tab. */
export class RowFinder {
  readonly #byKey = new Map<string, number[]>();
  readonly #byLink = new Map<string, number[]>();
  readonly #byContent = new Map<string, number[]>();

  /** @param contents - whether rows will be looked for by what stands in them, too */
  constructor(grid: Grid, columns: KeyColumns, contents = false) {
    for (const [index, row] of grid.rows) {
      if (index === 0) continue;
      const key = keyOf(row, grid, columns);
      add(identityOf(row, grid, columns).key ? this.#byKey : this.#byLink, key, index);
      if (contents) add(this.#byContent, grid.header.contentOf(row), index);
    }
  }

  /** The indexes of the rows of this name, from the top. Of rows that have only a link in common, the first is meant. */
  find(name: RowName): readonly number[] {
    if ("content" in name) return this.#byContent.get(name.content) ?? [];
    const byLink = this.#byLink.get(name.key) ?? this.#byLink.get(name.id ?? "") ?? [];
    return this.#byKey.get(name.key) ?? byLink.slice(0, 1);
  }
}

function add(index: Map<string, number[]>, name: string | undefined, row: number): void {
  if (name === undefined) return;
  const rows = index.get(name);
  if (rows) rows.push(row);
  else index.set(name, [row]);
}
