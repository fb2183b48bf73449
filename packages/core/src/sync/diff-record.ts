import type { DestinationRecord, RecordValue } from "../destination.ts";
import type { FieldChanges } from "./plan-entry.ts";

/**
 * The fields whose value *we* changed since we last wrote them.
 *
 * @param known - what we last wrote; a field that is absent was never written
 * @param unsure - fields that a cut-off update may or may not have written: they differ, whatever their value
 *
 * @example
 * diffRecord({ status: "offer", title: "A" }, { status: "applied", title: "A" });
 * // { status: { before: "applied", after: "offer" } }
 */
export function diffRecord(
  record: DestinationRecord,
  known: DestinationRecord,
  unsure: ReadonlySet<string> = new Set(),
): FieldChanges {
  const changes: FieldChanges = {};
  for (const [field, after] of Object.entries(record)) {
    const before = Object.hasOwn(known, field) ? known[field] : undefined;
    if (unsure.has(field)) changes[field] = { after };
    else if (!sameValue(before, after)) changes[field] = before === undefined ? { after } : { before, after };
  }
  return changes;
}

/** The values an update sends. */
export function valuesOf(changes: FieldChanges): DestinationRecord {
  return Object.fromEntries(Object.entries(changes).map(([field, change]) => [field, change.after]));
}

/** Every field of a new record, as changes from nothing. */
export function allFields(record: DestinationRecord): FieldChanges {
  const set = Object.entries(record).filter(([, value]) => !isBlank(value));
  return Object.fromEntries(set.map(([field, after]) => [field, { after }]));
}

/** What a create sends: the record without its blanks. */
export function withoutNulls(record: DestinationRecord): DestinationRecord {
  return Object.fromEntries(
    Object.entries(record).filter(([, value]) => value !== null && value !== undefined),
  );
}

/** Only what fills a blank: when a record is taken over, what stands in it is left alone. */
export function fillBlanks(record: DestinationRecord, there: DestinationRecord): FieldChanges {
  const blank = Object.entries(record).filter(([field, value]) => !isBlank(value) && isBlank(there[field]));
  return Object.fromEntries(blank.map(([field, after]) => [field, { before: null, after }]));
}

/** No value, in any of the ways a service and a file say so. */
export function isBlank(value: RecordValue): boolean {
  return (
    value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0)
  );
}

/** Equal for a person: all kinds of blank are, and lists by their items. */
export function sameValue(a: RecordValue, b: RecordValue): boolean {
  if (a === b || (isBlank(a) && isBlank(b))) return true;
  return (
    Array.isArray(a) &&
    Array.isArray(b) &&
    a.length === b.length &&
    a.every((value, index) => value === b[index])
  );
}
