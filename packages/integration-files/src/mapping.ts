import { PeregrineError } from "@peregrine/core";
import { isSheetField, type SheetField } from "./columns.ts";

/** What the user said about columns and words, beside the form. */
export interface Mapping {
  /** The column a field goes to, by name; null: nowhere. Fields that are not here are mapped by the names of columns. */
  columns: ReadonlyMap<SheetField, string | null>;
  /** Words for statuses; null: that status is not written. */
  statuses: Readonly<Record<string, string | null>>;
  /** Keys of the map that are no field. */
  unknown: readonly string[];
}

/**
 * Reads `field_map` and `status_map` of a connection's file.
 *
 * @throws PeregrineError `invalid_config` for what is no map of names
 *
 * @example
 * readMapping({ field_map: { title: "Role", salary: null } }).columns; // Map { "title" => "Role", "salary" => null }
 */
export function readMapping(extras: Readonly<Record<string, unknown>>): Mapping {
  const columns = new Map<SheetField, string | null>();
  const unknown: string[] = [];
  for (const [key, name] of Object.entries(namesIn("field_map", extras["field_map"]))) {
    if (isSheetField(key)) columns.set(key, name);
    else unknown.push(key);
  }
  return { columns, statuses: namesIn("status_map", extras["status_map"]), unknown };
}

function namesIn(what: string, given: unknown): Record<string, string | null> {
  if (given === undefined || given === null) return {};
  const entries = typeof given === "object" && !Array.isArray(given) ? Object.entries(given) : undefined;
  const names = entries?.map(([key, name]: [string, unknown]) => [key, nameIn(name)] as const);
  if (names?.every(([, name]) => name !== undefined))
    return Object.fromEntries(names) as Record<string, string | null>;
  throw new PeregrineError("invalid_config", `${what} must be a map of names`, {
    hint: `Such as:  ${what}:\n    ${what === "field_map" ? "salary: Pay" : "applied: Sent"}`,
  });
}

/** Nothing, or a no, takes a field out. */
function nameIn(name: unknown): string | null | undefined {
  if (name === null || name === false || name === "") return null;
  return typeof name === "string" ? name.trim() : undefined;
}
