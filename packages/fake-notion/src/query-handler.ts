import { showPage } from "./answers.ts";
import { findColumn } from "./columns.ts";
import { checkBody, require, requireDataSource, type Exchange } from "./exchange.ts";
import { plainCell, toTest } from "./filter.ts";
import { dashed } from "./ids.ts";
import { invalid } from "./notion-error.ts";
import * as shapes from "./request-shapes.ts";
import type { DataSource, Page } from "./state.ts";

interface Sort {
  property?: string;
  timestamp?: "created_time" | "last_edited_time";
  direction: "ascending" | "descending";
}

interface QueryBody {
  filter?: Record<string, unknown>;
  sorts?: Sort[];
  start_cursor?: string;
  page_size?: number;
  in_trash?: boolean;
}

/** `POST /v1/data_sources/{id}/query`: pages that are not in the trash, up to 100 at a time, 10,000 in all. */
export function queryDataSource(exchange: Exchange, id: string): unknown {
  const { workspace, queryCap, now, query } = exchange;
  require(workspace, "read");
  const sizes = checkBody(exchange.body ?? {}, shapes.queryDataSource);
  const source = requireDataSource(workspace, id);
  const {
    filter,
    sorts = [],
    start_cursor,
    page_size = 100,
    in_trash = false,
  } = (exchange.body ?? {}) as QueryBody;
  const passes = filter ? toTest(source, filter) : () => true;
  const compare = comparator(source, sorts);
  if (sizes[0]) throw sizes[0];
  const seen = source.pages
    .filter((page) => page.inTrash === in_trash && page.visibleMs <= now() && passes(page))
    .sort(compare);
  const start = start_cursor === undefined ? 0 : startAt(seen, start_cursor);
  const end = Math.min(start + page_size, queryCap);
  const next = end < Math.min(seen.length, queryCap) ? seen[end]! : undefined;
  return {
    object: "list",
    type: "page_or_data_source",
    page_or_data_source: {},
    results: seen
      .slice(start, end)
      .map((page) => showPage(workspace, page, query.getAll("filter_properties"))),
    next_cursor: next?.id ?? null,
    has_more: next !== undefined,
    request_status:
      !next && seen.length > queryCap
        ? { type: "incomplete", incomplete_reason: "query_result_limit_reached" }
        : { type: "complete" },
  };
}

function startAt(pages: readonly Page[], cursor: string): number {
  const index = pages.findIndex(({ id }) => id === dashed(cursor));
  if (index < 0) throw invalid(`The start_cursor provided is invalid: ${cursor}`);
  return index;
}

function comparator(source: DataSource, sorts: readonly Sort[]): (a: Page, b: Page) => number {
  const orders = sorts.map((sort) => ({
    key: sortKey(source, sort),
    sign: sort.direction === "ascending" ? 1 : -1,
  }));
  return (a, b) => {
    for (const { key, sign } of orders) {
      const [left, right] = [key(a), key(b)];
      if (left !== right) return left < right ? -sign : sign;
    }
    return 0;
  };
}

function sortKey(source: DataSource, { property, timestamp }: Sort): (page: Page) => string | number {
  if (timestamp)
    return (page) => Math.floor((timestamp === "created_time" ? page.createdMs : page.editedMs) / 60_000);
  const column = findColumn(source, property ?? "");
  if (!column) throw invalid(`Could not find sort property with name or id: ${property}`);
  return (page) => {
    const value = plainCell(column, page);
    return typeof value === "number" ? value : String(value ?? "");
  };
}
