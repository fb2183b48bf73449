import type { PrepareContext } from "../destination.ts";
import { PeregrineError } from "../errors.ts";
import type { Column } from "./column.ts";
import { columnName, type FieldName } from "./fields.ts";
import type { JobTable } from "./job-table.ts";
import type { TableLimits } from "./limits.ts";
import { mapColumns, type MappedColumns } from "./map-columns.ts";
import { readMemory, rememberColumns, type ColumnMemory } from "./memory.ts";
import { quoted } from "./names.ts";
import type { Mapping } from "./read-mapping.ts";
import { tableWarnings } from "./table-warnings.ts";

/** A table as a service shows it, and what can be asked of it. */
export interface TableSource<C extends Column = Column> {
  /** What the person calls it. */
  readonly name: string;
  readonly columns: readonly C[];
  readonly limits?: TableLimits;
  /** Has it no rows yet? Asked only when columns are missing. */
  isEmpty(): Promise<boolean>;
  /** Adds a column for each of these fields (see `columnName`, `columnKind`), and answers all columns there are then. */
  addColumns(fields: readonly FieldName[]): Promise<readonly C[]>;
  /** The column that `addColumns` would make: what a dry run plans with. Its id is `""`. */
  plannedColumn(field: FieldName): C;
}

/** What the user said about the table. */
export interface TableSettings {
  readonly mapping: Mapping;
  /** The value of `addMissingColumns`. */
  readonly addMissing: "empty" | "always" | "never";
}

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
  const mapped = await withMissing(source, settings, ctx);
  const table = toTable(source, mapped, mapping);
  if (!table.columns.has("key") && !table.columns.has("url")) throw unrecognisable(source.name);
  for (const warning of tableWarnings(table, mapped, mapping)) ctx.warn(warning);
  return { table, memory: rememberColumns(table.columns, mapping.columns) };
}

async function withMissing<C extends Column>(
  source: TableSource<C>,
  { mapping, addMissing }: TableSettings,
  ctx: PrepareContext,
): Promise<MappedColumns<C>> {
  const memory = readMemory(ctx.remembered);
  const map = (columns: readonly C[]): MappedColumns<C> =>
    mapColumns(columns, mapping, memory, ctx.savedSince);
  const mapped = map(source.columns);
  const { missing } = mapped;
  if (missing.length === 0 || addMissing === "never") return mapped;
  if (addMissing === "empty" && !(await source.isEmpty())) return mapped;
  if (!ctx.readOnly) return map(await source.addColumns(missing));
  ctx.warn(`A sync will add these columns to ${quoted([source.name])}: ${quoted(missing.map(columnName))}.`);
  const planned = missing.map((field): [FieldName, C] => [field, source.plannedColumn(field)]);
  return { ...mapped, missing: [], columns: new Map([...mapped.columns, ...planned]) };
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
