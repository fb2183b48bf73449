import type { PropertyConfig, SchemaAnswer } from "./notion-types.ts";
import { FIELDS, type Column, type FieldName } from "./columns.ts";
import type { NotionApi } from "./notion-api.ts";

/** Adds a column for each of these fields, all in one request. Answers the columns there are then. */
export async function addColumns(
  api: NotionApi,
  data_source_id: string,
  fields: readonly FieldName[],
  signal: AbortSignal,
): Promise<SchemaAnswer> {
  const properties = Object.fromEntries(
    fields.map((field) => [FIELDS[field].names[0], FIELDS[field].config]),
  );
  const { properties: schema } = await api.call(signal, (client) =>
    client.dataSources.update({ data_source_id, properties }),
  );
  return schema;
}

/** The columns that {@link addColumns} would make: what a dry run plans with. */
export function plannedColumns(fields: readonly FieldName[]): [FieldName, Column][] {
  return fields.map((field) => [field, plannedColumn(FIELDS[field].names[0], FIELDS[field].config)]);
}

function plannedColumn(name: string, config: PropertyConfig): Column {
  const type = Object.keys(config)[0] ?? "rich_text";
  const options =
    "select" in config ? (config.select.options ?? []).flatMap((option) => option.name ?? []) : [];
  return { id: "", name, type, percent: "number" in config && config.number.format === "percent", options };
}
