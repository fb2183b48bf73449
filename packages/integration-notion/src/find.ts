import type { Job, JobKey, Scanned } from "@peregrine/core";
import {
  commonParts,
  sameLink,
  splitText,
  toScanned,
  type Column,
  type TableRecord,
} from "@peregrine/core/table";
import type { PageObjectResponse, QueryDataSourceParameters } from "@notionhq/client";
import type { Board } from "./board.ts";
import type { NotionApi } from "./notion-api.ts";
import { readColumns, recordOn } from "./page-record.ts";
import { LONGEST_RUN } from "./rich-text.ts";

type Filter = NonNullable<QueryDataSourceParameters["filter"]>;
type Condition = { equals: string } | { contains: string };

/**
 * Looks a job's page up by its key or, on pages that have none, by its address, however that is written there. Our key is
 * believed before an address; of several pages, the oldest is answered.
 *
 * @param warn - is told when there are several
 */
export async function findPage(
  api: NotionApi,
  board: Board,
  { key, job }: { key: JobKey; job?: Job },
  warn: (message: string) => void,
  signal: AbortSignal,
): Promise<Scanned<TableRecord> | null> {
  const filter = filterFor(board, key, job?.url);
  if (!filter) return null;
  const query = {
    data_source_id: board.dataSourceId,
    filter,
    filter_properties: readColumns(board),
    sorts: OLDEST_FIRST,
  };
  const { results } = await api.call(signal, (client) => client.dataSources.query(query));
  const pages = results.filter(
    (row): row is PageObjectResponse => row.object === "page" && "properties" in row && "url" in row,
  );
  const found = pages.map((page) => toScanned(board, page.id, recordOn(board, page)));
  const ours = found.filter((page) => page.key === key);
  const same =
    ours.length > 0 ? ours : found.filter((page) => page.key === undefined && sameLink(page.url, job?.url));
  if (same.length > 1)
    warn(`“${board.name}” has ${same.length} pages for ${job?.url ?? key}; the oldest is kept up to date.`);
  return same[0] ?? null;
}

const OLDEST_FIRST: NonNullable<QueryDataSourceParameters["sorts"]> = [
  { timestamp: "created_time", direction: "ascending" },
];

function filterFor({ columns }: Board, key: JobKey, url: string | undefined): Filter | undefined {
  const keyColumn = existing(columns.get("key"));
  const urlColumn = existing(columns.get("url"));
  const parts = [
    ...(keyColumn ? [textFilter(keyColumn, { equals: key })] : []),
    ...(urlColumn && url
      ? [{ and: commonParts(url).map((part) => textFilter(urlColumn, { contains: start(part) })) }]
      : []),
  ];
  return parts.length > 0 ? { or: parts } : undefined;
}

/** A column that a dry run only plans holds nothing, and cannot be asked. */
function existing(column: Column | undefined): Column | undefined {
  return column?.id ? column : undefined;
}

/** As much of a text as a filter may hold. */
function start(text: string): string {
  return splitText(text, LONGEST_RUN)[0] ?? "";
}

function textFilter({ id, type }: Column, condition: Condition) {
  if (type === "title") return { property: id, title: condition };
  return type === "url" ? { property: id, url: condition } : { property: id, rich_text: condition };
}
