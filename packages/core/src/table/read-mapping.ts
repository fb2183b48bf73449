import { PeregrineError } from "../errors.ts";
import { isFieldName, type FieldName } from "./fields.ts";
import type { StatusMap } from "./status-options.ts";

/** What the user said about columns and options, beside the form. */
export interface Mapping {
  /** The column a field goes to, by name or id; null: nowhere. Fields that are not here find their columns by name. */
  readonly columns: ReadonlyMap<FieldName, string | null>;
  /** `status_map`. */
  readonly statuses: StatusMap;
  /** The option that the Python app gave to every row it made, whatever the job's status: it says nothing. */
  readonly newStatus?: string;
  /** Keys of `field_map` that are no field. */
  readonly unknown: readonly string[];
}

/** Spellings of the Python app that differ from ours. The title column of its default board holds the salary. */
const SPELLINGS: Readonly<Record<string, FieldName>> = {
  title_field: "salary",
  job_title: "title",
  job_description: "description",
};

/** Keys that say nothing about a column of ours: notes are the user's own. */
const OTHERS = new Set(["notes", "status_new"]);

/**
 * Reads `field_map` and `status_map`, which stand beside the form in a connection's file: `readMapping(this.extras, "acme.yaml")`.
 *
 * @param file - the connection's file, for the sentence that tells of a mistake in it
 * @throws PeregrineError `invalid_config` for what is no map of names
 *
 * @example
 * const { columns } = readMapping({ field_map: { job_title: "Role", salary: null } }, "acme.yaml");
 * columns; // Map { "title" => "Role", "salary" => null }
 */
export function readMapping(extras: Readonly<Record<string, unknown>>, file: string): Mapping {
  const given = namesIn("field_map", extras, file);
  const columns = new Map<FieldName, string | null>();
  const unknown: string[] = [];
  for (const [key, name] of given) {
    const field = isFieldName(key) ? key : new Map(Object.entries(SPELLINGS)).get(key);
    if (field === undefined) {
      if (!OTHERS.has(key)) unknown.push(key);
    } else if (key !== "title" || !given.has("job_title")) columns.set(field, name);
  }
  const newStatus = given.get("status_new");
  const statuses = Object.fromEntries(namesIn("status_map", extras, file));
  return { columns, unknown, statuses, ...(newStatus ? { newStatus } : {}) };
}

/** Names by name. Nothing, or a no, takes one out. */
function namesIn(
  key: "field_map" | "status_map",
  extras: Readonly<Record<string, unknown>>,
  file: string,
): Map<string, string | null> {
  const map = extras[key] ?? {};
  if (typeof map !== "object" || Array.isArray(map)) throw notNames(key, file);
  return new Map(
    Object.entries(map).map(([name, value]: [string, unknown]) => {
      if (value === null || value === false) return [name, null];
      if (typeof value !== "string") throw notNames(key, file, name);
      return [name, value.trim() || null];
    }),
  );
}

function notNames(key: string, file: string, name?: string): PeregrineError {
  const where = name === undefined ? key : `${key}.${name}`;
  const what = name === undefined ? "a map of names to names" : "a name, or null to leave it out";
  const example =
    key === "field_map" ? "{ company: Employer, salary: null }" : "{ applied: Sent, archived: null }";
  return new PeregrineError("invalid_config", `${where} in ${file} must be ${what}`, {
    hint: `Write it like this: ${key}: ${example}`,
  });
}
