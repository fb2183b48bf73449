import type { PrepareContext } from "@peregrine/core";
import {
  columnName,
  openTable,
  readMapping,
  sameName,
  type ColumnMemory,
  type FieldName,
  type JobTable,
  type TableLimits,
  type TableSource,
} from "@peregrine/core/table";
import type { DataSourceObjectResponse } from "@notionhq/client";
import { columnsOf, newColumn, plannedColumn } from "./columns.ts";
import { locate, nameOf } from "./locate.ts";
import type { NotionApi } from "./notion-api.ts";
import { LONGEST_RUN } from "./rich-text.ts";

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

/** Notion's limits: https://developers.notion.com/reference/request-limits. Names of options hold no commas. */
const LIMITS: TableLimits = {
  link: LONGEST_RUN,
  option: 100,
  options: 100,
  optionName: (name) => name.replace(/\s*,\s*/g, " · "),
};

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
  const { table, memory } = await openTable(tableOf(api, source, ctx.signal), { mapping, addMissing }, ctx);
  const newStatus = table.newStatus ?? legacyStatus(table);
  return { board: { ...table, ...(newStatus ? { newStatus } : {}), dataSourceId: source.id }, memory };
}

function tableOf(api: NotionApi, source: DataSourceObjectResponse, signal: AbortSignal): TableSource {
  const { id: data_source_id } = source;
  return {
    name: nameOf(source),
    columns: columnsOf(source.properties),
    limits: LIMITS,
    plannedColumn,
    async isEmpty() {
      const query = { data_source_id, page_size: 1 };
      const { results } = await api.call(signal, (client) => client.dataSources.query(query));
      return results.length === 0;
    },
    async addColumns(fields: readonly FieldName[]) {
      const properties = Object.fromEntries(fields.map((field) => [columnName(field), newColumn(field)]));
      const { properties: schema } = await api.call(signal, (client) =>
        client.dataSources.update({ data_source_id, properties }),
      );
      return columnsOf(schema);
    },
  };
}

/** The Python app's board calls its status column so, and gives each page the same option. */
function legacyStatus({ columns }: JobTable): string | undefined {
  const status = columns.get("status");
  return status && sameName(status.name, columnName("status")) ? "Application Submitted" : undefined;
}
