import { normaliseUrl, type Job, type JobKey, type Scanned } from "@peregrine/core";
import type { PageObjectResponse, QueryDataSourceParameters } from "@notionhq/client";
import type { Board } from "./board.ts";
import type { Column } from "./columns.ts";
import type { NotionApi } from "./notion-api.ts";
import { readColumns, type JobRecord } from "./page-record.ts";
import { LONGEST_RUN, pieces } from "./rich-text.ts";
import { toAdopt } from "./scan.ts";

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
): Promise<Scanned<JobRecord> | null> {
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
  const found = pages.map((page) => toAdopt(board, page));
  const ours = found.filter((page) => page.key === key);
  const same =
    ours.length > 0
      ? ours
      : found.filter((page) => page.key === undefined && isSame(page.url ?? undefined, job?.url));
  if (same.length > 1)
    warn(`“${board.name}” has ${same.length} pages for ${job?.url ?? key}; the oldest is kept up to date.`);
  return same[0] ?? null;
}

const OLDEST_FIRST: NonNullable<QueryDataSourceParameters["sorts"]> = [
  { timestamp: "created_time", direction: "ascending" },
];

function isSame(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && normaliseUrl(one) === normaliseUrl(other);
}

function filterFor({ columns }: Board, key: JobKey, url: string | undefined): Filter | undefined {
  const keyColumn = existing(columns.get("key"));
  const urlColumn = existing(columns.get("url"));
  const parts = [
    ...(keyColumn ? [textFilter(keyColumn, { equals: key })] : []),
    ...(urlColumn && url ? [{ and: commonParts(url).map((part) => textFilter(urlColumn, part)) }] : []),
  ];
  return parts.length > 0 ? { or: parts } : undefined;
}

/** A column that a dry run only plans holds nothing, and cannot be asked. */
function existing(column: Column | undefined): Column | undefined {
  return column?.id ? column : undefined;
}

/** What every spelling of an address has in common: Notion compares text as it stands, escapes and all. */
function commonParts(url: string): Condition[] {
  const parsed = URL.parse(normaliseUrl(url));
  if (!parsed || parsed.protocol !== "https:") {
    const [start = ""] = pieces(url);
    return [start === url ? { equals: url } : { contains: start }];
  }
  const parameters = parsed.search.slice(1).split("&");
  const parts = [parsed.host + parsed.pathname.replace(/\/$/, ""), ...parameters].map(longestPlain);
  return parts.filter(Boolean).map((part) => ({ contains: part.slice(0, LONGEST_RUN) }));
}

/** The longest stretch that needs no escape. */
function longestPlain(text: string): string {
  return (text.match(/[\w.~/=:-]+/g) ?? []).reduce(
    (longest, part) => (part.length > longest.length ? part : longest),
    "",
  );
}

function textFilter({ id, type }: Column, condition: Condition) {
  if (type === "title") return { property: id, title: condition };
  return type === "url" ? { property: id, url: condition } : { property: id, rich_text: condition };
}
