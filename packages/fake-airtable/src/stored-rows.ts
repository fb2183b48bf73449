import { valueOf } from "./show.ts";
import type { Row, Table } from "./state.ts";

/** A row as a person reads it: its cells by the names of their columns, empty ones left out. */
export interface StoredRow {
  id: string;
  values: Record<string, unknown>;
}

export function storedRows(table: Table, rows: readonly Row[]): StoredRow[] {
  return rows.map((row) => ({ id: row.id, values: valuesOf(table, row) }));
}

function valuesOf({ fields }: Table, row: Row): Record<string, unknown> {
  const values = fields.map((field) => [field.name, valueOf(field, row)] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}
