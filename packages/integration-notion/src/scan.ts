import { normaliseUrl, type Scanned } from "@peregrine/core";
import type { PageObjectResponse } from "@notionhq/client";
import type { Board } from "./board.ts";
import type { NotionApi } from "./notion-api.ts";
import { readColumns, recordOn, type JobRecord } from "./page-record.ts";

/**
 * Reads every page of the board, the oldest first: of several for one job, the first is the one to use. One page of answers
 * (100 rows) and the addresses seen so far are kept in memory.
 *
 * @param warn - is told, once, of jobs that stand there more than once
 */
export async function* scanBoard(
  api: NotionApi,
  board: Board,
  warn: (message: string) => void,
  signal: AbortSignal,
): AsyncGenerator<Scanned<JobRecord>> {
  const query = { data_source_id: board.dataSourceId, page_size: 100, filter_properties: readColumns(board) };
  const seen = new Set<string>();
  const doubled: string[] = [];
  for await (const page of api.allPages(query, signal)) {
    const found = toAdopt(board, page);
    const identity = found.key ?? (found.url ? normaliseUrl(found.url) : undefined);
    if (identity !== undefined && seen.has(identity)) doubled.push(found.url ?? found.id);
    if (identity !== undefined) seen.add(identity);
    yield found;
  }
  if (doubled.length > 0) warn(doubles(board, doubled));
}

/**
 * A page as it is taken over. The status that the Python app gave to every page is left out: it says nothing about the job,
 * and left in, it would be kept as if a person had chosen it.
 */
export function toAdopt(board: Board, page: PageObjectResponse): Scanned<JobRecord> {
  const record = recordOn(board, page);
  const { key, url, status } = record;
  if (status !== undefined && status === board.newStatus) record.status = null;
  return {
    id: page.id,
    record,
    ...(typeof key === "string" ? { key } : {}),
    ...(typeof url === "string" ? { url } : {}),
  };
}

function doubles({ name }: Board, urls: readonly string[]): string {
  const some = urls.slice(0, 3).join(", ");
  const more = urls.length > 3 ? ` and ${urls.length - 3} more` : "";
  return `“${name}” has several pages for the same job; the oldest of each is kept up to date: ${some}${more}.`;
}
