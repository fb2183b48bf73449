import { PeregrineError, type PrepareContext } from "@peregrine/core";
import {
  columnName,
  openTable,
  quoted,
  type Column,
  type FieldName,
  type OpenTable,
  type TableSettings,
} from "@peregrine/core/table";
import type { AirtableApi } from "./airtable-api.ts";
import { columnsOf, newField, plannedColumn } from "./columns.ts";
import { locate, type Located } from "./locate.ts";
import { readPlace } from "./ids.ts";
import type { Place } from "./rows.ts";

/** What the user said in the form and beside it. */
export interface Settings extends TableSettings {
  base: string;
  table: string;
}

/** Texts of a cell; documented. Names of choices are kept short for people's sake. */
const LIMITS = { text: 100_000, option: 100 };

/** A table that is ready, and where it is. */
interface OpenPlace extends Pick<OpenTable<Column>, "memory"> {
  place: Place;
  /** Rows were read, which proves that they may be. */
  hasRead: boolean;
}

/** The table that jobs go to, ready to be written, and what the next run should remember of it. */
export async function openPlace(
  api: AirtableApi,
  settings: Settings,
  ctx: PrepareContext,
): Promise<OpenPlace> {
  const located = await locate(api, readPlace(settings.base, settings.table), ctx.signal);
  const { baseId, tableId, schema } = located;
  let hasRead = false;
  const source = {
    name: schema.name,
    columns: columnsOf(schema),
    limits: LIMITS,
    isEmpty: async () => {
      const empty = await isEmpty(api, located, ctx.signal);
      hasRead = true;
      return empty;
    },
    addColumns: (fields: readonly FieldName[]) => addColumns(api, located, fields, ctx),
    plannedColumn,
  };
  const { table, memory } = await openTable(source, settings, ctx);
  return { place: { baseId, tableId, table }, memory, hasRead };
}

/** A new table comes with a few rows that hold nothing. */
async function isEmpty(api: AirtableApi, { schema, ...id }: Located, signal: AbortSignal): Promise<boolean> {
  const writable = columnsOf(schema).filter(({ kind }) => kind !== undefined);
  const fields = writable.map((column) => column.id);
  const { records, offset } = await api.list(id, { fields, pageSize: 100 }, signal);
  return offset === undefined && records.every((row) => Object.keys(row.fields).length === 0);
}

/** Airtable takes one column at a time. A token that may not add any is told once; the rest goes on without them. */
async function addColumns(
  api: AirtableApi,
  { schema, ...id }: Located,
  fields: readonly FieldName[],
  { signal, warn }: PrepareContext,
): Promise<Column[]> {
  const added: Column[] = [];
  for (const field of fields) {
    try {
      const made = await api.addField(id, newField(field), signal);
      added.push(...columnsOf({ ...schema, fields: [made] }));
    } catch (error) {
      if (!PeregrineError.is(error) || error.code !== "permission") throw error;
      warn(
        `The token may not add columns to ${quoted([schema.name])}. Give it the scope schema.bases:write, and be a Creator of the base; or add these yourself: ${quoted(fields.map(columnName))}.`,
      );
      break;
    }
  }
  return [...columnsOf(schema), ...added];
}
