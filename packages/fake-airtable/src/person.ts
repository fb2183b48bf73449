import { toCell } from "./cell-values.ts";
import { isSelect, type FieldType } from "./field-types.ts";
import { findField, newField } from "./fields.ts";
import { newId } from "./ids.ts";
import { none, ownBase, ownRow, ownTable } from "./own.ts";
import { valueOf } from "./show.ts";
import type { Base, CellValue, Field, Permission, Row, Scope, Table, World } from "./state.ts";
import { addRow, fill } from "./write-records.ts";

/** A cell as a person would type it; null empties it. */
export type Typed = string | number | boolean | readonly string[] | null;

/** A column's type, or type and options in the API's own form. */
export type ColumnConfig = FieldType | { type: FieldType; options?: Readonly<Record<string, unknown>> };

/** Columns of a new table; the first is the primary one. */
export type Columns = Readonly<Record<string, ColumnConfig>>;

/** A table as its owner sees it. */
export interface OwnTable {
  id: string;
  baseId: string;
  /** The address in the browser: base, table and view. */
  url: string;
}

/** What people do in Airtable itself, past the API: no limits, no scopes. */
export class Person {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  /** A base, shared with the token unless it is said otherwise. Answers its id. */
  createBase(name = "Job search", { shared = true, permission = "create" as Permission } = {}): string {
    const base: Base = { id: newId("app"), name, shared, permission, tables: [] };
    this.#world.bases.set(base.id, base);
    return base.id;
  }

  /** A table, in a base of its own if none is named. */
  createTable(
    name: string,
    columns: Columns = { Name: "singleLineText" },
    baseId = this.createBase(),
  ): OwnTable {
    const base = ownBase(this.#world, baseId);
    const table: Table = { id: newId("tbl"), name, base, fields: [], rows: [], trash: [] };
    base.tables.push(table);
    for (const [title, config] of Object.entries(columns)) table.fields.push(fieldOf(title, config));
    return {
      id: table.id,
      baseId,
      url: `https://airtable.com/${baseId}/${table.id}/${newId("viw")}?blocks=hide`,
    };
  }

  renameTable(tableId: string, name: string): void {
    ownTable(this.#world, tableId).name = name;
  }

  deleteTable(tableId: string): void {
    const { base } = ownTable(this.#world, tableId);
    base.tables = base.tables.filter(({ id }) => id !== tableId);
  }

  addColumn(tableId: string, name: string, config: ColumnConfig): void {
    ownTable(this.#world, tableId).fields.push(fieldOf(name, config));
  }

  renameColumn(tableId: string, name: string, to: string): void {
    this.#field(tableId, name).name = to;
  }

  /** Cells keep what the new type can be read from, and lose the rest. */
  retypeColumn(tableId: string, name: string, config: ColumnConfig): void {
    const field = this.#field(tableId, name);
    const { id: _id, name: _name, ...changed } = fieldOf(name, config);
    Object.assign(field, changed);
    for (const row of ownTable(this.#world, tableId).rows)
      fill(row, field, readAs(field, row.cells.get(field.id)));
  }

  deleteColumn(tableId: string, name: string): void {
    const table = ownTable(this.#world, tableId);
    const field = this.#field(tableId, name);
    if (field === table.fields[0]) throw new Error("The primary field cannot be deleted");
    table.fields = table.fields.filter((other) => other !== field);
    for (const row of table.rows) row.cells.delete(field.id);
  }

  renameChoice(tableId: string, column: string, name: string, to: string): void {
    const field = this.#field(tableId, column);
    for (const choice of field.choices) if (choice.name === name) choice.name = to;
    const renamed = (value: CellValue): CellValue =>
      typeof value === "object" ? value.map((one) => (one === name ? to : one)) : value === name ? to : value;
    for (const { cells } of ownTable(this.#world, tableId).rows) {
      const value = cells.get(field.id);
      if (value !== undefined) cells.set(field.id, renamed(value));
    }
  }

  /** Answers the row's id. */
  addRow(tableId: string, typed: Readonly<Record<string, Typed>> = {}): string {
    const row = addRow(ownTable(this.#world, tableId), this.#world.now());
    this.editRow(row.id, typed);
    return row.id;
  }

  editRow(rowId: string, typed: Readonly<Record<string, Typed>>): void {
    const [table, row] = ownRow(this.#world, rowId, "rows");
    for (const [name, value] of Object.entries(typed)) {
      const field = this.#field(table.id, name);
      fill(row, field, toCell(field, value, true));
    }
  }

  /** Puts a row into the base's trash. */
  deleteRow(rowId: string): void {
    const [table, row] = ownRow(this.#world, rowId, "rows");
    table.rows = table.rows.filter((other) => other !== row);
    table.trash.push(row);
  }

  restoreRow(rowId: string): void {
    const [table, row] = ownRow(this.#world, rowId, "trash");
    table.trash = table.trash.filter((other) => other !== row);
    table.rows.push(row);
  }

  /** Brings the rows into the order of a column. */
  sortRows(tableId: string, name: string): void {
    const field = this.#field(tableId, name);
    const key = (row: Row): string => String(valueOf(field, row) ?? "");
    ownTable(this.#world, tableId).rows.sort((one, other) => key(one).localeCompare(key(other)));
  }

  /** Makes the token worthless. */
  revokeToken(): void {
    this.#world.token = newId("pat");
  }

  /** Ticks the token's scopes anew. */
  setScopes(scopes: readonly Scope[]): void {
    this.#world.scopes = new Set(scopes);
  }

  share(baseId: string, shared = true): void {
    ownBase(this.#world, baseId).shared = shared;
  }

  /** Changes what the token's user may do. */
  setPermission(baseId: string, permission: Permission): void {
    ownBase(this.#world, baseId).permission = permission;
  }

  /** Uses up the month's calls of a free plan. */
  spendMonth(): void {
    this.#world.spent = true;
  }

  /** Lets all paged answers expire. */
  expireOffsets(): void {
    this.#world.iterators.clear();
  }

  #field(tableId: string, name: string): Field {
    return findField(ownTable(this.#world, tableId), name) ?? none("column", name);
  }
}

function fieldOf(name: string, config: ColumnConfig): Field {
  const { type, options } = typeof config === "string" ? { type: config } : config;
  return newField(name, type, options);
}

function readAs(field: Field, value: CellValue | undefined): CellValue | undefined {
  try {
    return value === undefined
      ? undefined
      : toCell(field, isSelect(field.type) ? value : String(value), true);
  } catch {
    return undefined;
  }
}
