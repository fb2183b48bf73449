import type { PrepareContext } from "../destination.ts";
import { PeregrineError } from "../errors.ts";
import type { Column } from "./column.ts";
import { completeColumns } from "./complete-columns.ts";
import { columnName } from "./fields.ts";
import type { JobTable } from "./job-table.ts";
import type { MappedColumns } from "./map-columns.ts";
import { rememberColumns, type ColumnMemory } from "./memory.ts";
import { quoted } from "./names.ts";
import type { Mapping } from "./read-mapping.ts";
import type { TableSettings, TableSource } from "./table-source.ts";
import { tableWarnings } from "./table-warnings.ts";

/** A table that is ready, and what the next run should remember of it. */
export interface OpenTable<C extends Column = Column> {
  readonly table: JobTable<C>;
  /** What `prepare` answers. */
  readonly memory: ColumnMemory;
}

/**
 * All that `prepare` does once the columns were read: finds one for each field, adds those that are missing if the user
 * allows it and nothing forbids a change, and warns of what will be left out.
 *
 * @throws PeregrineError `schema` when a column that was used is gone or unfit, or rows could not be recognised
 *
 * @example
 * async prepare(ctx: PrepareContext) {
 *   const { table, memory } = await openTable(await readSource(), { mapping, addMissing: "empty" }, ctx);
 *   this.#table = table;
 *   return memory;
 * }
 */
export async function openTable<C extends Column>(
  source: TableSource<C>,
  settings: TableSettings,
  ctx: PrepareContext,
): Promise<OpenTable<C>> {
  const { mapping } = settings;
  const mapped = await completeColumns(source, settings, ctx);
  const table = toTable(source, mapped, mapping);
  if (!table.columns.has("key") && !table.columns.has("url")) throw unrecognisable(source.name);
  for (const warning of tableWarnings(table, mapped, mapping)) ctx.warn(warning);
  return { table, memory: rememberColumns(table.columns, mapping.columns) };
}

function toTable<C extends Column>(
  { name, limits }: TableSource<C>,
  { columns }: MappedColumns<C>,
  { statuses, newStatus }: Mapping,
): JobTable<C> {
  return {
    name,
    columns,
    statuses: { ...(newStatus ? { applied: newStatus } : {}), ...statuses },
    ...(newStatus ? { newStatus } : {}),
    ...(limits ? { limits } : {}),
  };
}

function unrecognisable(name: string): PeregrineError {
  const [link, key] = [columnName("url"), columnName("key")];
  return new PeregrineError(
    "schema",
    `${quoted([name])} has no column for a job's link, so its rows could not be recognised`,
    {
      hint: `Add a column “${link}” for the link, or one “${key}” for a text, or set Add missing columns to Always.`,
    },
  );
}
