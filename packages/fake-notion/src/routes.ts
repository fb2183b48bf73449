import type { Route } from "@peregrine/fake-service";
import type { Exchange } from "./exchange.ts";
import { createPage, getPage, listBlocks, updatePage } from "./page-handlers.ts";
import { queryDataSource } from "./query-handler.ts";
import { getDatabase, getDataSource, getSelf, updateDataSource } from "./schema-handlers.ts";

type Handler = (exchange: Exchange, id: string) => unknown;

/** What there is to call; a path's group is the id. */
export const ROUTES: readonly Route<Handler>[] = [
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
