import type { PrepareContext } from "@peregrine/core";
import {
  columnName,
  openTable,
  readMapping,
  sameName,
  type ColumnMemory,
  type JobTable,
} from "@peregrine/core/table";
import { locate } from "./locate.ts";
import type { NotionApi } from "./notion-api.ts";
import { tableSource } from "./table-source.ts";

/** A person's database, as we write to it. */
export interface Board extends JobTable {
  readonly dataSourceId: string;
}

/** What the user said about the board. */
export interface BoardSettings {
  database: string;
  addMissing: "empty" | "always" | "never";
  extras: Readonly<Record<string, unknown>>;
}

/**
 * Reads the board's columns and finds one for each of our fields; adds those that are missing, if the user allows it and
 * nothing forbids a change.
 *
 * @returns the board, and what the next run should remember of it
 * @throws PeregrineError when there is no board, or nothing by which its pages could be recognised
 */
export async function openBoard(
  api: NotionApi,
  { database, addMissing, extras }: BoardSettings,
  ctx: PrepareContext,
  bot?: string,
): Promise<{ board: Board; memory: ColumnMemory }> {
  const mapping = readMapping(extras, "notion.yaml");
  const source = await locate(api, database, ctx.signal, bot);
  const { table, memory } = await openTable(
    tableSource(api, source, ctx.signal),
    { mapping, addMissing },
    ctx,
  );
  const newStatus = table.newStatus ?? legacyStatus(table);
  return { board: { ...table, ...(newStatus ? { newStatus } : {}), dataSourceId: source.id }, memory };
}

/** The Python app's board calls its status column so, and gives each page the same option. */
function legacyStatus({ columns }: JobTable): string | undefined {
  const status = columns.get("status");
  return status && sameName(status.name, columnName("status")) ? "Application Submitted" : undefined;
}
