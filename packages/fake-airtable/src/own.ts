import type { Base, Row, Table, World } from "./state.ts";

/** What there is, past all access. @throws Error when there is none: the test is wrong */
export function ownBase({ bases }: World, id: string): Base {
  return bases.get(id) ?? none("base", id);
}

export function ownTable(world: World, id: string): Table {
  return tablesOf(world).find((table) => table.id === id) ?? none("table", id);
}

/** The table in whose rows, or trash, a row is. */
export function ownRow(world: World, id: string, among: "rows" | "trash"): [Table, Row] {
  for (const table of tablesOf(world)) {
    const row = table[among].find((row) => row.id === id);
    if (row) return [table, row];
  }
  return none("row", id);
}

export function none(kind: string, id: string): never {
  throw new Error(`There is no ${kind} ${id}`);
}

function tablesOf({ bases }: World): Table[] {
  return [...bases.values()].flatMap(({ tables }) => tables);
}
