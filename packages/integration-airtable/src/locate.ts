import { PeregrineError } from "@peregrine/core";
import { quoted } from "@peregrine/core/table";
import type { AirtableApi, TableId } from "./airtable-api.ts";
import type { TableSchema } from "./airtable-types.ts";
import type { Pasted } from "./ids.ts";

/** A table that was found, and where. */
export interface Located extends TableId {
  schema: TableSchema;
}

const TABLE = { field: "table_name" };
const BASE = { field: "base_id" };

/**
 * Finds the table that a person meant and reads its columns.
 *
 * @param pasted - what stands in the form
 * @throws PeregrineError with the input to correct and what to do in Airtable
 */
export async function locate(api: AirtableApi, pasted: Pasted, signal: AbortSignal): Promise<Located> {
  const { baseId } = pasted;
  if (baseId === undefined)
    throw new PeregrineError("invalid_config", "Base holds no id of an Airtable base", {
      ...BASE,
      hint: "Open your table in the browser and paste the address: https://airtable.com/app…/tbl….",
    });
  const tables = await tablesOf(api, baseId, signal);
  const schema = pasted.table === "" ? only(tables) : named(tables, pasted.table);
  return { baseId, tableId: schema.id, schema };
}

async function tablesOf(
  api: AirtableApi,
  baseId: string,
  signal: AbortSignal,
): Promise<readonly TableSchema[]> {
  try {
    return await api.tables(baseId, signal);
  } catch (error) {
    if (!PeregrineError.is(error) || error.status === undefined) throw error;
    if (error.status === 404) throw noBase(error);
    throw error.code === "permission" ? await whyNot(api, baseId, signal, error) : error;
  }
}

/** Airtable does not tell a missing scope from a base that the token may not see. The list of bases does. */
async function whyNot(
  api: AirtableApi,
  baseId: string,
  signal: AbortSignal,
  refusal: PeregrineError,
): Promise<unknown> {
  try {
    return (await api.base(baseId, signal)) === undefined ? noBase(refusal) : refusal;
  } catch (error) {
    if (!PeregrineError.is(error) || error.code !== "permission") throw error;
    return new PeregrineError("permission", "The token may not read how your bases are made", {
      field: "api_key",
      hint: "Open the token's page and add the scope schema.bases:read.",
      cause: refusal,
    });
  }
}

function noBase(cause: unknown): PeregrineError {
  return new PeregrineError("not_found", "The token sees no base of this id", {
    ...BASE,
    hint: "Open the token's page and add the base under Access. If it is there, copy the table's address again.",
    cause,
  });
}

function named(tables: readonly TableSchema[], table: string): TableSchema {
  const found =
    tables.find(({ id, name }) => id === table || name === table) ??
    tables.find(({ name }) => name.trim().toLowerCase() === table.toLowerCase());
  if (found) return found;
  throw new PeregrineError("not_found", `The base has no table “${table}”`, {
    ...TABLE,
    hint: `Its tables are ${names(tables)}.`,
  });
}

function only(tables: readonly TableSchema[]): TableSchema {
  const [first, ...others] = tables;
  if (first && others.length === 0) return first;
  throw new PeregrineError("invalid_config", "The base holds several tables; which one is for your jobs?", {
    ...TABLE,
    hint: `Put the name of one into Table: ${names(tables)}.`,
  });
}

function names(tables: readonly TableSchema[]): string {
  return quoted(tables.map(({ name }) => name));
}
