import { isMap } from "../discovery/json-file.ts";
import type { DestinationRecord, Found, ItemResult, RecordValue, Scanned } from "../destination.ts";
import { PeregrineError } from "../errors.ts";
import { failureIn } from "./thrown.ts";

/** Fields of one record: more than any service has columns. */
const MOST_FIELDS = 1000;
/** Length of an id or a key; a web address may be one. */
const LONGEST_ID = 2048;

/** A record for the way between processes: JSON has no `undefined`, and null says as much. */
export function plainRecord(record: unknown): unknown {
  if (!isMap(record)) return record;
  return Object.fromEntries(Object.entries(record).map(([field, value]) => [field, value ?? null]));
}

/** What was found, for the way between processes. */
export function plainFound<F extends Partial<Found<object>>>(found: F): unknown {
  return found.record === undefined ? found : { ...found, record: plainRecord(found.record) };
}

/** @throws PeregrineError `unknown` when the integration answered something else */
export function recordIn(value: unknown): DestinationRecord {
  const entries = Object.entries(isMap(value) ? value : refuse("a record"));
  // As the name of a field it would give objects another prototype.
  if (entries.length > MOST_FIELDS || entries.some(([field]) => field === "__proto__")) refuse("a record");
  return Object.fromEntries(
    entries.map(([field, item]) => [field, isRecordValue(item) ? item : refuse("a record of plain values")]),
  );
}

/** @throws PeregrineError `unknown` when the integration answered something else */
export function recordOrNullIn(value: unknown): DestinationRecord | null {
  return value === null || value === undefined ? null : recordIn(value);
}

/** @throws PeregrineError `unknown` when the integration answered something else */
export function idIn(value: unknown): string {
  if (typeof value === "string" && value !== "" && value.length <= LONGEST_ID) return value;
  return refuse("the id of a record");
}

/** @throws PeregrineError `unknown` when the integration answered something else */
export function foundIn(value: unknown): string | Found<DestinationRecord> | null {
  if (value === null || value === undefined) return null;
  if (!isMap(value)) return idIn(value);
  const record = value.record === undefined ? {} : { record: recordIn(value.record) };
  return { id: idIn(value.id), ...record };
}

/** @throws PeregrineError `unknown` when the integration answered something else */
export function scannedIn(value: unknown): Scanned<DestinationRecord> {
  const { id, record, key, url } = isMap(value) ? value : refuse("a record that is there");
  return {
    id: idIn(id),
    ...(record === undefined ? {} : { record: recordIn(record) }),
    ...(key === undefined || key === null ? {} : { key: idIn(key) }),
    ...(typeof url === "string" ? { url } : {}),
  };
}

/** What became of each item of a batch, as far as it was told. */
export function resultsIn(value: unknown): ItemResult[] {
  if (!Array.isArray(value)) return refuse("what became of each record");
  return value.map((item: unknown) =>
    isMap(item) && item.failure !== undefined
      ? { failure: failureIn(item.failure) }
      : { id: idIn(isMap(item) ? item.id : undefined) },
  );
}

function isRecordValue(value: unknown): value is RecordValue {
  if (value === null || typeof value === "string" || typeof value === "boolean") return true;
  if (Array.isArray(value)) return value.every((item) => typeof item === "string");
  return typeof value === "number" && Number.isFinite(value);
}

function refuse(what: string): never {
  throw new PeregrineError("unknown", `The integration did not answer with ${what}`, {
    hint: "Tell its author.",
  });
}
