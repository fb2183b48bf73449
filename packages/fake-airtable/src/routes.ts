import type { Route } from "@peregrine/fake-service";
import type { Handler } from "./handler.ts";
import { createField, listBases, listTables, whoami } from "./meta-handlers.ts";
import * as records from "./record-handlers.ts";

const META = "/v0/meta/bases/([^/]+)/tables";
const TABLE = "/v0/([^/]+)/([^/]+)";
const RECORD = `${TABLE}/(rec[^/]+)`;

/** What there is to call. Some clients end a path with a slash; Airtable lets them. */
export const ROUTES: readonly Route<Handler>[] = [
  ["GET", at("/v0/meta/whoami"), whoami],
  ["GET", at("/v0/meta/bases"), listBases],
  ["GET", at(META), listTables],
  ["POST", at(`${META}/([^/]+)/fields`), createField],
  ["GET", at(TABLE), records.getRecords],
  ["POST", at(`${TABLE}/listRecords`), records.postListRecords],
  ["POST", at(TABLE), records.postRecords],
  ["PATCH", at(TABLE), records.patchRecords],
  ["PUT", at(TABLE), records.putRecords],
  ["DELETE", at(TABLE), records.deleteRecords],
  ["GET", at(RECORD), records.getRecord],
  ["PATCH", at(RECORD), records.patchRecord],
  ["PUT", at(RECORD), records.putRecord],
  ["DELETE", at(RECORD), records.deleteRecord],
];

/** The base that a path is about, if any: limits are per base. */
export function baseOf(path: string): string | undefined {
  return /^\/v0\/(?:meta\/bases\/)?(app[^/]+)/.exec(path)?.[1];
}

function at(path: string): RegExp {
  return new RegExp(`^${path}/?$`);
}
