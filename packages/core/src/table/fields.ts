import type { Column, ValueKind } from "./column.ts";
import { sameName } from "./names.ts";

/** What is known of one field of a job and the columns it goes to. */
interface FieldColumns {
  /** Names a column for it goes by. The first is the one that a new column gets. */
  names: readonly string[];
  /** Kinds of column that can hold it, `any` aside. The first is the one that a new column gets. */
  kinds: readonly ValueKind[];
  /** True when no column is made for it: it is filled where a person has one. */
  optional?: true;
}

const WORDS = ["text", "choice", "choices"] as const;

/**
 * The fields of a job that a table can show, in the order in which columns are looked for and added. The first names are
 * those of the Python app's default board, so that both can work on the same one.
 */
export const FIELDS = {
  title: { names: ["Job Title", "Title", "Position", "Role", "Job", "Name"], kinds: WORDS },
  company: { names: ["Company Name", "Company", "Employer", "Organization", "Organisation"], kinds: WORDS },
  url: {
    names: ["Role Link", "URL", "Link", "Job URL", "Job Link", "Posting", "Job Posting"],
    kinds: ["link", "text"],
  },
  status: {
    names: ["Status of Application", "Status", "Application Status", "Stage"],
    kinds: ["choice", "choices", "text"],
  },
  source: { names: ["Job Source", "Source", "Job Board"], kinds: ["choice", "text", "choices"] },
  location: { names: ["Location", "Place", "City"], kinds: WORDS },
  remote: { names: ["Remote", "Is Remote"], kinds: ["flag", ...WORDS] },
  salary: { names: ["Salary", "Salary Range", "Pay", "Compensation"], kinds: WORDS },
  match_score: { names: ["Match Score", "Score", "Match"], kinds: ["percent", "number", "text"] },
  keyword_gaps: {
    names: ["Keyword Gaps", "Gaps", "Missing Keywords", "Missing Skills"],
    kinds: ["choices", "text"],
  },
  date_found: { names: ["Date Found", "Found", "Found On"], kinds: ["date", "moment", "text"] },
  applied_at: {
    names: ["Date Applied", "Applied", "Applied On", "Applied At", "Application Date"],
    kinds: ["date", "moment", "text"],
  },
  interview_date: {
    names: ["Interview", "Interview Date", "Interview At"],
    kinds: ["moment", "date", "text"],
  },
  description: { names: ["Job Description", "Description"], kinds: ["text"], optional: true },
  key: { names: ["Peregrine Key"], kinds: ["text"] },
} as const satisfies Record<string, FieldColumns>;

/** One of {@link FIELDS}: `"title"`, `"match_score"`. */
export type FieldName = keyof typeof FIELDS;

/** The names of {@link FIELDS}, in their order. */
export const FIELD_NAMES: readonly FieldName[] = Object.keys(FIELDS).filter(isFieldName);

/**
 * Is this word one of {@link FIELD_NAMES}?
 *
 * @example
 * isFieldName("notes"); // false
 */
export function isFieldName(word: string): word is FieldName {
  return Object.hasOwn(FIELDS, word);
}

/**
 * The name that a new column for a field gets.
 *
 * @example
 * columnName("url"); // "Role Link"
 */
export function columnName(field: FieldName): string {
  return FIELDS[field].names[0];
}

/**
 * The kind that a new column for a field gets.
 *
 * @example
 * columnKind("interview_date"); // "moment"
 */
export function columnKind(field: FieldName): ValueKind {
  return FIELDS[field].kinds[0];
}

/**
 * Can this column hold the field? A description is too long for the column that names the rows.
 *
 * @example
 * fits("url", { id: "c1", name: "Link", kind: "flag", type: "checkbox" }); // false
 */
export function fits(field: FieldName, { kind, titles }: Column): boolean {
  if (kind === undefined || (field === "description" && titles)) return false;
  return kind === "any" || FIELDS[field].kinds.some((one) => one === kind);
}

/** Does a column of this name go by the field? */
export function goesBy(field: FieldName, name: string): boolean {
  return FIELDS[field].names.some((one) => sameName(one, name));
}

/** Is a column added for the field when a table has none? */
export function isAddable(field: FieldName): boolean {
  return !("optional" in FIELDS[field]);
}
