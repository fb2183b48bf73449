import type { Route } from "@peregrine/fake-service";
import { batchUpdate } from "./batch-update-handler.ts";
import type { Exchange } from "./exchange.ts";
import { getByDataFilter, getSpreadsheet } from "./spreadsheet-handlers.ts";
import {
  appendValues,
  batchGetValues,
  batchUpdateValuesHandler,
  getValues,
  updateValues,
} from "./values-handlers.ts";

/** What a call does: which quota it counts for, and how it is answered. */
export interface Method {
  quota: "read" | "write";
  handle(exchange: Exchange, id: string, range: string): unknown;
}

const reads = (handle: Method["handle"]): Method => ({ quota: "read", handle });
const writes = (handle: Method["handle"]): Method => ({ quota: "write", handle });
const SHEET = String.raw`^/v4/spreadsheets/([^/:]+)`;
const at = (rest: string): RegExp => new RegExp(`${SHEET}${rest}$`);

/** What there is to call; a path's groups are the spreadsheet's id and a range. */
export const ROUTES: readonly Route<Method>[] = [
  ["GET", at(""), reads(getSpreadsheet)],
  ["POST", at(":getByDataFilter"), reads(getByDataFilter)],
  ["POST", at(":batchUpdate"), writes(batchUpdate)],
  ["GET", at("/values:batchGet"), reads(batchGetValues)],
  ["POST", at("/values:batchUpdate"), writes(batchUpdateValuesHandler)],
  ["POST", at("/values/([^/]+):append"), writes(appendValues)],
  ["GET", at("/values/([^/]+)"), reads(getValues)],
  ["PUT", at("/values/([^/]+)"), writes(updateValues)],
];
