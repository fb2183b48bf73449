import { columnName } from "./fields.ts";
import type { JobTable } from "./job-table.ts";
import type { MappedColumns } from "./map-columns.ts";
import { quoted } from "./names.ts";
import type { Mapping } from "./read-mapping.ts";
import { unmatchedStatuses } from "./status-options.ts";

/**
 * What a person should know of a table before jobs are written to it: renames, and what will be left out. `openTable` tells
 * it.
 *
 * @example
 * for (const warning of tableWarnings(table, mapped, mapping)) ctx.warn(warning);
 */
export function tableWarnings(
  { name, columns, statuses }: JobTable,
  { missing, unfit, renamed }: Pick<MappedColumns, "missing" | "unfit" | "renamed">,
  { unknown }: Pick<Mapping, "unknown">,
): string[] {
  const found = renamed.map(
    ({ from, to }) => `The column “${from}” is called “${to}” now; it is kept up to date under its new name.`,
  );
  if (missing.length > 0)
    found.push(
      `“${name}” has no column for some of what is known of a job, which is left out: ${quoted(missing.map(columnName))}. Add columns of these names, or set "Add missing columns" to Always.`,
    );
  for (const column of unfit)
    found.push(
      `The column “${column.name}” is of type ${column.type}, which Peregrine cannot fill; it is left alone.`,
    );
  const status = columns.get("status");
  const without = status?.fixed ? unmatchedStatuses(status.options ?? [], statuses) : [];
  if (without.length > 0)
    found.push(
      `The column “${status?.name}” has no option for ${quoted(without)}; a row keeps its status instead. Add them, or name others in status_map.`,
    );
  if (unknown.length > 0) found.push(`field_map names what is no field of a job: ${quoted(unknown)}.`);
  return found;
}
