import { malformed } from "./airtable-error.ts";
import { isMap, readMap } from "./request-shapes.ts";

/** What a list of records is asked for. */
export interface ListRequest {
  pageSize: number;
  maxRecords?: number;
  offset?: string;
  filterByFormula?: string;
  view?: string;
  fields?: string[];
  sort?: { field: string; direction: "asc" | "desc" }[];
  byFieldId: boolean;
}

const LARGEST_PAGE = 100;
/** `method` means nothing to Airtable: its own client sends it along. */
const KEYS = [
  "pageSize",
  "maxRecords",
  "offset",
  "filterByFormula",
  "view",
  "fields",
  "sort",
  "returnFieldsByFieldId",
  "cellFormat",
  "timeZone",
  "userLocale",
  "method",
];

/** Reads `GET …?pageSize=…&fields[]=…&sort[0][field]=…`. @throws AirtableError 422 */
export function readListQuery(query: URLSearchParams): ListRequest {
  const body: Record<string, unknown> = {};
  const sort: Record<string, string>[] = [];
  for (const [key, value] of query) {
    const sorted = /^sort\[(\d+)\]\[(field|direction)\]$/.exec(key);
    if (sorted) (sort[Number(sorted[1])] ??= {})[sorted[2] ?? ""] = value;
    else if (/^fields\[\d*\]$/.test(key)) body["fields"] = [...[body["fields"] ?? []].flat(), value];
    else body[key] = typed(key, value);
  }
  return readListBody(sort.length > 0 ? { ...body, sort } : body);
}

/** Reads the body of `POST …/listRecords`. @throws AirtableError 422 */
export function readListBody(body: unknown): ListRequest {
  const map = readMap(body ?? {}, KEYS);
  const pageSize = count(map, "pageSize") ?? LARGEST_PAGE;
  if (pageSize > LARGEST_PAGE) throw malformed(`pageSize must be ${LARGEST_PAGE} at most`);
  if ((map["cellFormat"] ?? "json") !== "json") throw malformed("this fake knows the cellFormat json only");
  return {
    pageSize,
    byFieldId: map["returnFieldsByFieldId"] === true,
    ...given("maxRecords", count(map, "maxRecords")),
    ...given("offset", text(map, "offset")),
    ...given("filterByFormula", text(map, "filterByFormula")),
    ...given("view", text(map, "view")),
    ...given("fields", names(map["fields"])),
    ...given("sort", sorting(map["sort"])),
  };
}

function typed(key: string, value: string): unknown {
  if (key === "pageSize" || key === "maxRecords") return Number(value);
  if (key === "returnFieldsByFieldId") return value === "true" || value === "1";
  return value;
}

function given<Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } {
  const map: { [K in Key]?: Value } = {};
  if (value !== undefined) map[key] = value;
  return map;
}

function count(map: Readonly<Record<string, unknown>>, key: string): number | undefined {
  const value = map[key];
  if (value === undefined) return undefined;
  if (typeof value === "number" && Number.isInteger(value) && value > 0) return value;
  throw malformed(`${key} must be a whole number above 0`);
}

function text(map: Readonly<Record<string, unknown>>, key: string): string | undefined {
  const value = map[key];
  if (value === undefined || typeof value === "string") return value;
  throw malformed(`${key} must be a text`);
}

function names(value: unknown): string[] | undefined {
  if (value === undefined) return undefined;
  if (Array.isArray(value) && value.every((name) => typeof name === "string")) return value;
  throw malformed("fields must be a list of names");
}

function sorting(value: unknown): ListRequest["sort"] {
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) throw malformed("sort must be a list");
  return value.map((one: unknown) => {
    if (!isMap(one) || typeof one["field"] !== "string") throw malformed("a sort names a field");
    return { field: one["field"], direction: one["direction"] === "desc" ? "desc" : "asc" };
  });
}
