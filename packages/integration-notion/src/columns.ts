import type { PropertyConfig } from "./notion-types.ts";
import { STATUS_LABELS } from "./status-options.ts";

/** The kinds of column that a value can be written to. */
const WRITABLE = [
  "title",
  "rich_text",
  "select",
  "multi_select",
  "status",
  "number",
  "url",
  "date",
  "checkbox",
] as const;

export type WritableType = (typeof WRITABLE)[number];

/** A column of the board, as far as we care. */
export interface Column {
  /** URL-encoded, as Notion shows it. Empty for a column that a dry run only would add. */
  id: string;
  name: string;
  /** Any of Notion's types, writable or not. */
  type: string;
  /** A number column that shows 0.87 as 87 %. */
  percent: boolean;
  /** Names of the options there are, in their order. */
  options: readonly string[];
}

/** What is known of one of our fields and the columns it goes to. */
interface FieldColumns {
  /** Names a column for it goes by, compared without case and punctuation. The first is the one we add. */
  names: readonly string[];
  /** Kinds of column that can hold it. */
  types: readonly WritableType[];
  /** How the column is made. */
  config: PropertyConfig;
}

const WORDS = ["title", "rich_text", "select", "multi_select"] as const;

/**
 * Our fields, and the columns they go to. The first names are those of the Python app's default board, so that both can
 * work on the same one.
 */
export const FIELDS = {
  title: {
    names: ["Job Title", "Title", "Position", "Role", "Job", "Name"],
    types: WORDS,
    config: { rich_text: {} },
  },
  company: {
    names: ["Company Name", "Company", "Employer", "Organization", "Organisation"],
    types: WORDS,
    config: { rich_text: {} },
  },
  url: {
    names: ["Role Link", "URL", "Link", "Job URL", "Job Link", "Posting", "Job Posting"],
    types: ["url", "rich_text", "title"],
    config: { url: {} },
  },
  status: {
    names: ["Status of Application", "Status", "Application Status", "Stage"],
    types: ["select", "status", "multi_select", "rich_text", "title"],
    config: { select: { options: Object.values(STATUS_LABELS).map((name) => ({ name })) } },
  },
  source: { names: ["Job Source", "Source", "Job Board"], types: WORDS, config: { select: {} } },
  location: { names: ["Location", "Place", "City"], types: WORDS, config: { rich_text: {} } },
  remote: { names: ["Remote", "Is Remote"], types: ["checkbox", ...WORDS], config: { checkbox: {} } },
  salary: {
    names: ["Salary", "Salary Range", "Pay", "Compensation"],
    types: WORDS,
    config: { rich_text: {} },
  },
  match_score: {
    names: ["Match Score", "Score", "Match"],
    types: ["number", "rich_text", "title"],
    config: { number: { format: "percent" } },
  },
  keyword_gaps: {
    names: ["Keyword Gaps", "Gaps", "Missing Keywords", "Missing Skills"],
    types: ["multi_select", "rich_text", "title"],
    config: { multi_select: {} },
  },
  date_found: {
    names: ["Date Found", "Found", "Found On"],
    types: ["date", "rich_text", "title"],
    config: { date: {} },
  },
  applied_at: {
    names: ["Date Applied", "Applied", "Applied On", "Applied At", "Application Date"],
    types: ["date", "rich_text", "title"],
    config: { date: {} },
  },
  interview_date: {
    names: ["Interview", "Interview Date", "Interview At"],
    types: ["date", "rich_text", "title"],
    config: { date: {} },
  },
  description: { names: ["Job Description", "Description"], types: ["rich_text"], config: { rich_text: {} } },
  key: { names: ["Peregrine Key"], types: ["rich_text", "title"], config: { rich_text: {} } },
} as const satisfies Record<string, FieldColumns>;

export type FieldName = keyof typeof FIELDS;

/** Our fields, in the order in which columns are looked for and added. */
export const FIELD_NAMES = Object.keys(FIELDS).filter((name): name is FieldName =>
  Object.hasOwn(FIELDS, name),
);

/** Can a column of this kind hold the field? */
export function fits(field: FieldName, column: Column): boolean {
  return FIELDS[field].types.some((type) => type === column.type);
}
