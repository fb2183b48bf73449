import type { PrepareContext } from "../destination.ts";
import { PeregrineError } from "../errors.ts";
import type { Column } from "./column.ts";
import { columnName, type FieldName } from "./fields.ts";
import { mapColumns, type MappedColumns } from "./map-columns.ts";
import { readMemory } from "./memory.ts";
import { quoted } from "./names.ts";
import { unmatchedStatuses } from "./status-options.ts";
import type { TableSettings, TableSource } from "./table-source.ts";

/** Finds the columns of a table, and adds those that are missing and the options of its status, if the user allows it. */
export async function completeColumns<C extends Column>(
  source: TableSource<C>,
  settings: TableSettings,
  ctx: PrepareContext,
): Promise<MappedColumns<C>> {
  let allowed: Promise<boolean> | undefined;
  const mayAdd = (): Promise<boolean> => (allowed ??= isAllowed(source, settings));
  return withOptions(source, settings, ctx, await withColumns(source, settings, ctx, mayAdd), mayAdd);
}

async function isAllowed(source: TableSource<Column>, { addMissing }: TableSettings): Promise<boolean> {
  return addMissing === "empty" ? source.isEmpty() : addMissing === "always";
}

async function withColumns<C extends Column>(
  source: TableSource<C>,
  { mapping }: TableSettings,
  ctx: PrepareContext,
  mayAdd: () => Promise<boolean>,
): Promise<MappedColumns<C>> {
  const memory = readMemory(ctx.remembered);
  const map = (columns: readonly C[]): MappedColumns<C> =>
    mapColumns(columns, mapping, memory, ctx.savedSince);
  const mapped = map(source.columns);
  const { missing } = mapped;
  if (missing.length === 0 || !(await mayAdd())) return mapped;
  if (!ctx.readOnly) return map(await source.addColumns(missing));
  ctx.warn(`A sync will add these columns to ${quoted([source.name])}: ${quoted(missing.map(columnName))}.`);
  const planned = missing.map((field): [FieldName, C] => [field, source.plannedColumn(field)]);
  return { ...mapped, missing: [], columns: new Map([...mapped.columns, ...planned]) };
}

async function withOptions<C extends Column>(
  source: TableSource<C>,
  { mapping }: TableSettings,
  ctx: PrepareContext,
  mapped: MappedColumns<C>,
  mayAdd: () => Promise<boolean>,
): Promise<MappedColumns<C>> {
  const status = mapped.columns.get("status");
  if (!source.addOptions || !status?.fixed) return mapped;
  const names = unmatchedStatuses(status.options ?? [], mapping.statuses);
  if (names.length === 0 || !(await mayAdd())) return mapped;
  if (ctx.readOnly) ctx.warn(`A sync will add these options to ${quoted([status.name])}: ${quoted(names)}.`);
  const complete = ctx.readOnly
    ? { ...status, options: [...(status.options ?? []), ...names] }
    : await unlessRefused(source.addOptions(status, names), status);
  return { ...mapped, columns: new Map([...mapped.columns, ["status", complete]]) };
}

/** A service that adds no options is no failure: what has none is named in a warning. */
async function unlessRefused<C extends Column>(adding: Promise<C>, before: C): Promise<C> {
  try {
    return await adding;
  } catch (error) {
    if (PeregrineError.is(error) && ["schema", "permission", "unsupported"].includes(error.code))
      return before;
    throw error;
  }
}
