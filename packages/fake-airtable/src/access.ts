import { notAllowed, notFound, notPermitted } from "./airtable-error.ts";
import {
  PERMISSIONS,
  type Base,
  type Permission,
  type Row,
  type Scope,
  type Table,
  type World,
} from "./state.ts";

/** @throws AirtableError 403 when the token lacks it */
export function requireScope({ scopes }: World, scope: Scope): void {
  if (!scopes.has(scope)) throw notAllowed();
}

/** @throws AirtableError 404 when there is no such base, 403 when the token has no access to it */
export function requireBase({ bases }: World, id: string): Base {
  const base = bases.get(id);
  if (!base) throw notFound();
  if (!base.shared || base.permission === "none") throw notAllowed();
  return base;
}

/** The table of this name or id. @throws AirtableError 403, also when there is none */
export function requireTable(world: World, baseId: string, nameOrId: string): Table {
  const { tables } = requireBase(world, baseId);
  const table = tables.find(({ id }) => id === nameOrId) ?? tables.find(({ name }) => name === nameOrId);
  if (!table) throw notAllowed();
  return table;
}

/** @throws AirtableError 403 when the token's user may do less */
export function requirePermission(base: Base, least: Permission, deed: string): void {
  if (PERMISSIONS.indexOf(base.permission) < PERMISSIONS.indexOf(least)) throw notPermitted(deed);
}

/** @throws AirtableError 404 when there is none */
export function requireRow({ rows }: Table, id: string): Row {
  const row = rows.find((row) => row.id === id);
  if (!row) throw notFound();
  return row;
}
