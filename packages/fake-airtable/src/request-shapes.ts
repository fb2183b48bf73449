import { malformed, unfit } from "./airtable-error.ts";

type Values = Readonly<Record<string, unknown>>;

/** One record of a write, by names or ids of fields. */
export interface WrittenRecord {
  id?: string;
  fields: Values;
}

/** A write, its shape checked. */
export interface WriteRequest {
  records: WrittenRecord[];
  typecast: boolean;
  byFieldId: boolean;
  /** Names or ids of the fields that an upsert merges on. */
  mergeOn?: string[];
}

const MOST_RECORDS = 10;
const LIST_KEYS = ["records", "typecast", "returnFieldsByFieldId", "performUpsert"];
const ONE_KEYS = ["fields", "typecast", "returnFieldsByFieldId"];

/** Reads a write of up to ten records. @throws AirtableError 422 */
export function readMany(body: unknown): WriteRequest {
  const map = readMap(body, LIST_KEYS);
  const { records, performUpsert } = map;
  const fits = Array.isArray(records) && records.length > 0 && records.length <= MOST_RECORDS;
  if (!fits || !records.every(isRecord))
    throw unfit(
      "INVALID_RECORDS",
      'You must provide an array of up to 10 record objects, each with a "fields" object for cell values.',
    );
  const mergeOn = performUpsert === undefined ? {} : { mergeOn: readMergeFields(performUpsert) };
  return { records, ...flags(map), ...mergeOn };
}

/** Reads a write of one record, whose id is in the path. @throws AirtableError 422 */
export function readOne(body: unknown): WriteRequest {
  const map = readMap(body, ONE_KEYS);
  const { fields } = map;
  if (!isMap(fields))
    throw unfit("INVALID_REQUEST_MISSING_FIELDS", 'Could not find field "fields" in the request body');
  return { records: [{ fields }], ...flags(map) };
}

/** A JSON object with no other keys. @throws AirtableError 422 */
export function readMap(body: unknown, keys: readonly string[]): Values {
  if (!isMap(body)) throw malformed("the body is no JSON object");
  const strange = Object.keys(body).filter((key) => !keys.includes(key));
  if (strange.length > 0) throw malformed(`unknown parameters ${strange.join(", ")}`);
  return body;
}

export function isMap(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function flags(map: Values): { typecast: boolean; byFieldId: boolean } {
  const [typecast, byFieldId] = ["typecast", "returnFieldsByFieldId"].map((key) => {
    const value = map[key] ?? false;
    if (typeof value !== "boolean") throw malformed(`${key} must be a boolean`);
    return value;
  });
  return { typecast: typecast === true, byFieldId: byFieldId === true };
}

function readMergeFields(performUpsert: unknown): string[] {
  const { fieldsToMergeOn } = readMap(performUpsert, ["fieldsToMergeOn"]);
  const names = Array.isArray(fieldsToMergeOn) ? fieldsToMergeOn : [];
  if (names.length < 1 || names.length > 3 || !names.every((name) => typeof name === "string"))
    throw malformed("fieldsToMergeOn must name one to three fields");
  return names;
}

function isRecord(value: unknown): value is WrittenRecord {
  if (!isMap(value) || !isMap(value["fields"])) return false;
  const { id } = value;
  const known = Object.keys(value).every((key) => key === "id" || key === "fields");
  return known && (id === undefined || typeof id === "string");
}
