import type { Exchange } from "./exchange.ts";
import { NotionError } from "./notion-error.ts";
import { createPage, getPage, listBlocks, updatePage } from "./page-handlers.ts";
import { queryDataSource } from "./query-handler.ts";
import { getDatabase, getDataSource, getSelf, updateDataSource } from "./schema-handlers.ts";

type Handler = (exchange: Exchange, id: string) => unknown;

const ROUTES: readonly (readonly [method: string, path: RegExp, handler: Handler])[] = [
  ["GET", /^\/v1\/users\/me$/, getSelf],
  ["GET", /^\/v1\/databases\/([^/]+)$/, getDatabase],
  ["GET", /^\/v1\/data_sources\/([^/]+)$/, getDataSource],
  ["PATCH", /^\/v1\/data_sources\/([^/]+)$/, updateDataSource],
  ["POST", /^\/v1\/data_sources\/([^/]+)\/query$/, queryDataSource],
  ["POST", /^\/v1\/pages$/, createPage],
  ["GET", /^\/v1\/pages\/([^/]+)$/, getPage],
  ["PATCH", /^\/v1\/pages\/([^/]+)$/, updatePage],
  ["GET", /^\/v1\/blocks\/([^/]+)\/children$/, listBlocks],
];

/** The handler of a request. @throws NotionError 400 `invalid_request_url` when there is none */
export function route(method: string, path: string): (exchange: Exchange) => unknown {
  for (const [of, pattern, handler] of ROUTES) {
    const match = method === of ? pattern.exec(path) : null;
    if (match) return (exchange) => handler(exchange, decodeURIComponent(match[1] ?? ""));
  }
  throw new NotionError(400, "invalid_request_url", "Invalid request URL.");
}
