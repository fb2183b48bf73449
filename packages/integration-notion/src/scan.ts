import type { Scanned } from "@peregrine/core";
import { toScanned, type TableRecord } from "@peregrine/core/table";
import type { Board } from "./board.ts";
import type { NotionApi } from "./notion-api.ts";
import { readColumns, recordOn } from "./page-record.ts";

/** Reads every page of the board, the oldest first. One page of answers (100 rows) is kept in memory. */
export async function* scanBoard(
  api: NotionApi,
  board: Board,
  signal: AbortSignal,
): AsyncGenerator<Scanned<TableRecord>> {
  const query = { data_source_id: board.dataSourceId, page_size: 100, filter_properties: readColumns(board) };
  for await (const page of api.allPages(query, signal))
    yield toScanned(board, page.id, recordOn(board, page));
}
