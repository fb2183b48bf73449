import type { FieldType } from "./field-types.ts";

/** One choice of a select field. */
export interface Choice {
  id: string;
  name: string;
  color: string;
}

/** A column. */
export interface Field {
  id: string;
  name: string;
  type: FieldType;
  /** Of a select. Cells hold names; renaming a choice renames it in all of them. */
  choices: Choice[];
  /** Whatever else the type is set up with. */
  options: Readonly<Record<string, unknown>>;
}

/** A cell that holds something; one that holds nothing is not kept. */
export type CellValue = string | number | true | readonly string[];

export interface Row {
  id: string;
  createdMs: number;
  /** By the field's id. */
  cells: Map<string, CellValue>;
}

export interface Table {
  id: string;
  name: string;
  base: Base;
  /** The first is the primary one. */
  fields: Field[];
  rows: Row[];
  /** Rows that can be restored from the base's trash; the API knows nothing of them. */
  trash: Row[];
}

/** What the token's user may do in a base, each including those before. */
export const PERMISSIONS = ["none", "read", "comment", "edit", "create"] as const;

export type Permission = (typeof PERMISSIONS)[number];

export interface Base {
  id: string;
  name: string;
  /** The token was given access to it. */
  shared: boolean;
  permission: Permission;
  tables: Table[];
}

export const SCOPES = [
  "data.records:read",
  "data.records:write",
  "schema.bases:read",
  "schema.bases:write",
] as const;

export type Scope = (typeof SCOPES)[number];

/** Everything there is, and the one token that looks at it. */
export interface World {
  token: string;
  userId: string;
  scopes: Set<Scope>;
  bases: Map<string, Base>;
  /** The rows that paged answers still have to show, by iterator. */
  iterators: Map<string, readonly Row[]>;
  /** The month's calls of the plan are used up. */
  spent: boolean;
  now: () => number;
}
