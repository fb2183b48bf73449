import { PeregrineError } from "@peregrine/core";
import * as z from "zod/mini";
import { FIELDS, type FieldName } from "./columns.ts";
import type { StatusMap } from "./status-options.ts";

/** What the user said about columns and options, beside the form. */
export interface Mapping {
  /** The column a field goes to, by name or id; null: nowhere. Fields that are not here are mapped by the names of columns. */
  columns: ReadonlyMap<FieldName, string | null>;
  statuses: StatusMap;
  /** The option that the Python app gave to every page it made. */
  newStatus?: string;
  /** Keys of the map that are no field. */
  unknown: readonly string[];
}

/** Spellings of the Python app that differ from ours. The title column of its default board holds the salary. */
const SPELLINGS: Readonly<Record<string, FieldName>> = {
  title_field: "salary",
  job_title: "title",
  job_description: "description",
};

/** Keys that say nothing about a column of ours: notes are the user's own. */
const OTHERS = new Set(["notes", "status_new"]);

/** Names by name. Nothing, or a no, takes a field out. */
const NAMES = z.record(
  z.string(),
  z.pipe(
    z.union([z.string(), z.null(), z.literal(false)]),
    z.transform((name) => (name ? name.trim() : null)),
  ),
);

/**
 * Reads `field_map` and `status_map` of a connection's file.
 *
 * @throws PeregrineError `invalid_config` for what is no map of names
 *
 * @example
 * readMapping({ field_map: { job_title: "Role", salary: null } }).columns; // Map { "title" => "Role", "salary" => null }
 */
export function readMapping(extras: Readonly<Record<string, unknown>>): Mapping {
  const given = namesIn("field_map", extras["field_map"]);
  const columns = new Map<FieldName, string | null>();
  const unknown: string[] = [];
  for (const [key, name] of Object.entries(given)) {
    const field = isField(key) ? key : SPELLINGS[key];
    if (field === undefined) {
      if (!OTHERS.has(key)) unknown.push(key);
    } else if (key !== "title" || !Object.hasOwn(given, "job_title")) columns.set(field, name);
  }
  const newStatus = given["status_new"];
  return {
    columns,
    unknown,
    statuses: namesIn("status_map", extras["status_map"]),
    ...(newStatus ? { newStatus } : {}),
  };
}

function isField(key: string): key is FieldName {
  return Object.hasOwn(FIELDS, key);
}

function namesIn(key: string, value: unknown): Record<string, string | null> {
  const names = NAMES.safeParse(value ?? {});
  if (!names.success) throw notNames(key);
  return names.data;
}

function notNames(key: string): PeregrineError {
  return new PeregrineError("invalid_config", `${key} in notion.yaml must be a map of names to names`, {
    hint: "Look at notion.yaml.example of this package.",
  });
}
