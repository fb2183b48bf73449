import {
  columnName,
  type Column,
  type FieldName,
  type TableLimits,
  type TableSource,
} from "@peregrine/core/table";
import type { DataSourceObjectResponse } from "@notionhq/client";
import { columnsOf, newColumn, plannedColumn } from "./columns.ts";
import { nameOf, retrieveSource } from "./locate.ts";
import type { NotionApi } from "./notion-api.ts";
import type { SchemaChange } from "./notion-types.ts";
import { LONGEST_RUN } from "./rich-text.ts";

/** Notion's limits: https://developers.notion.com/reference/request-limits. Names of options hold no commas. */
const LIMITS: TableLimits = {
  link: LONGEST_RUN,
  option: 100,
  options: 100,
  optionName: (name) => name.replace(/\s*,\s*/g, " · "),
};

/** A data source as a table: its columns, and the ways to add to them. */
export function tableSource(
  api: NotionApi,
  source: DataSourceObjectResponse,
  signal: AbortSignal,
): TableSource {
  const { id: data_source_id } = source;
  const change = async (properties: SchemaChange): Promise<Column[]> => {
    const update = { data_source_id, properties };
    return columnsOf((await api.call(signal, (client) => client.dataSources.update(update))).properties);
  };
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
    addColumns: (fields: readonly FieldName[]) =>
      change(Object.fromEntries(fields.map((field) => [columnName(field), newColumn(field)]))),
    async addOptions(column, names) {
      const now = await api.call(signal, (client) => retrieveSource(client, data_source_id));
      const columns = await change({ [column.id]: { status: { options: withOptions(now, column, names) } } });
      return columns.find(({ id }) => id === column.id) ?? column;
    },
  };
}

/** The list takes the place of the one there is: what stands in it now is kept, by id. */
function withOptions(
  { properties }: DataSourceObjectResponse,
  column: Column,
  names: readonly string[],
): ({ id: string } | { name: string })[] {
  const status = Object.values(properties).find(({ id }) => id === column.id);
  const options = status?.type === "status" ? status.status.options : [];
  const missing = names.filter((name) => !options.some((option) => option.name === name));
  return [...options.map(({ id }) => ({ id })), ...missing.map((name) => ({ name }))];
}
