import { PeregrineError, type PrepareContext } from "@peregrine/core";
import type { DataSourceObjectResponse } from "@notionhq/client";
import { addColumns, plannedColumns } from "./add-columns.ts";
import { FIELDS, type Column, type FieldName } from "./columns.ts";
import { readMapping, type Mapping } from "./field-map.ts";
import { locate, nameOf } from "./locate.ts";
import { columnsOf, mapColumns, type MappedColumns } from "./mapping.ts";
import { quoted, sameName } from "./names.ts";
import type { NotionApi } from "./notion-api.ts";
import { unmatchedStatuses, type StatusMap } from "./status-options.ts";

/** A person's database, as we write to it. */
export interface Board {
  dataSourceId: string;
  name: string;
  columns: ReadonlyMap<FieldName, Column>;
  statuses: StatusMap;
  /** The option that the Python app gave to every page, whatever the job's status: it says nothing. */
  newStatus: string | undefined;
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
 * @throws PeregrineError when there is no board, or nothing by which its pages could be recognised
 */
export async function openBoard(
  api: NotionApi,
  settings: BoardSettings,
  ctx: PrepareContext,
  bot?: string,
): Promise<Board> {
  const mapping = readMapping(settings.extras);
  const source = await locate(api, settings.database, ctx.signal, bot);
  const mapped = await withMissing(api, settings, ctx, source, mapping);
  const board = toBoard(source, mapped, mapping);
  if (!board.columns.has("key") && !board.columns.has("url")) throw unrecognisable(board);
  for (const warning of warnings(board, mapped, mapping)) ctx.warn(warning);
  return board;
}

async function withMissing(
  api: NotionApi,
  settings: BoardSettings,
  ctx: PrepareContext,
  source: DataSourceObjectResponse,
  mapping: Mapping,
): Promise<MappedColumns> {
  const mapped = mapColumns(columnsOf(source.properties), mapping);
  if (mapped.missing.length === 0 || !(await mayAdd(api, settings, source.id, ctx.signal))) return mapped;
  if (!ctx.readOnly)
    return mapColumns(columnsOf(await addColumns(api, source.id, mapped.missing, ctx.signal)), mapping);
  ctx.warn(`A sync will add these columns to “${nameOf(source)}”: ${quoted(namesOf(mapped.missing))}.`);
  return { ...mapped, missing: [], columns: new Map([...mapped.columns, ...plannedColumns(mapped.missing)]) };
}

async function mayAdd(
  api: NotionApi,
  { addMissing }: BoardSettings,
  data_source_id: string,
  signal: AbortSignal,
): Promise<boolean> {
  if (addMissing !== "empty") return addMissing === "always";
  const { results } = await api.call(signal, (client) =>
    client.dataSources.query({ data_source_id, page_size: 1 }),
  );
  return results.length === 0;
}

function toBoard(
  source: DataSourceObjectResponse,
  { columns }: MappedColumns,
  { statuses, newStatus }: Mapping,
): Board {
  const status = columns.get("status");
  const legacy =
    status && sameName(status.name, FIELDS.status.names[0]) ? "Application Submitted" : undefined;
  return {
    dataSourceId: source.id,
    name: nameOf(source),
    columns,
    statuses: { ...(newStatus ? { applied: newStatus } : {}), ...statuses },
    newStatus: newStatus ?? legacy,
  };
}

function unrecognisable({ name }: Board): PeregrineError {
  const [link, key] = [FIELDS.url.names[0], FIELDS.key.names[0]];
  return new PeregrineError(
    "schema",
    `“${name}” has no column for a job's link, so its pages could not be recognised`,
    {
      hint: `Add a column “${link}” of type URL, or one “${key}” of type Text, or set Add missing columns to Always.`,
    },
  );
}

function warnings(
  { name, columns, statuses }: Board,
  { missing, unfit }: MappedColumns,
  { unknown }: Mapping,
): string[] {
  const found: string[] = [];
  if (missing.length > 0) {
    const cure = 'Add columns of these names in Notion, or set "Add missing columns" to Always.';
    found.push(
      `“${name}” has no column for some of what is known of a job, which is left out: ${quoted(namesOf(missing))}. ${cure}`,
    );
  }
  for (const { name, type } of unfit)
    found.push(`The column “${name}” is of type ${type}, which Peregrine cannot fill; it is left alone.`);
  const status = columns.get("status");
  const without = status?.type === "status" ? unmatchedStatuses(status.options, statuses) : [];
  if (without.length > 0) {
    found.push(
      `The column “${status?.name}” has no option for ${quoted(without)}; a page keeps its status instead. Add them in Notion, or name others in status_map.`,
    );
  }
  if (unknown.length > 0) found.push(`field_map names what is no field of a job: ${quoted(unknown)}.`);
  return found;
}

function namesOf(fields: readonly FieldName[]): string[] {
  return fields.map((field) => FIELDS[field].names[0]);
}
