import type { CellKind } from "./sheet.ts";

interface ColumnOfField {
  /** Names that a column for it goes by, compared without case and punctuation. The first is the one we add. */
  names: readonly string[];
  kind: CellKind;
  /** Of a new column, in characters. */
  width: number;
  /** Written where a person has such a column; never added. */
  optional?: true;
}

/** What is kept of a job, and the columns it goes to, in the order of a new sheet. */
export const COLUMNS = {
  title: { names: ["Job Title", "Title", "Position", "Role", "Job", "Name"], kind: "text", width: 36 },
  company: {
    names: ["Company", "Company Name", "Employer", "Organization", "Organisation"],
    kind: "text",
    width: 24,
  },
  status: {
    names: ["Status", "Status of Application", "Application Status", "Stage"],
    kind: "text",
    width: 16,
  },
  interview_date: { names: ["Interview", "Interview Date", "Interview At"], kind: "date", width: 17 },
  location: { names: ["Location", "Place", "City"], kind: "text", width: 18 },
  remote: { names: ["Remote", "Is Remote"], kind: "text", width: 9 },
  salary: { names: ["Salary", "Salary Range", "Pay", "Compensation"], kind: "text", width: 18 },
  match_score: { names: ["Match Score", "Score", "Match"], kind: "number", width: 12 },
  source: { names: ["Source", "Job Source", "Job Board"], kind: "text", width: 14 },
  date_found: { names: ["Date Found", "Found", "Found On"], kind: "date", width: 12 },
  applied_at: {
    names: ["Date Applied", "Applied", "Applied On", "Applied At", "Application Date"],
    kind: "date",
    width: 13,
  },
  url: {
    names: ["Link", "URL", "Role Link", "Job URL", "Job Link", "Posting", "Job Posting"],
    kind: "text",
    width: 40,
  },
  keyword_gaps: {
    names: ["Keyword Gaps", "Gaps", "Missing Keywords", "Missing Skills"],
    kind: "text",
    width: 24,
    optional: true,
  },
  description: { names: ["Job Description", "Description"], kind: "text", width: 40, optional: true },
  key: { names: ["Peregrine Key"], kind: "text", width: 20 },
} as const satisfies Record<string, ColumnOfField>;

/** A field of a job that a sheet can have a column for. */
export type SheetField = keyof typeof COLUMNS;

/** In the order of a new sheet. */
export const SHEET_FIELDS = Object.keys(COLUMNS).filter(isSheetField);

export function isSheetField(name: string): name is SheetField {
  return Object.hasOwn(COLUMNS, name);
}

/** What is known of a field's column. */
export function columnOf(field: SheetField): ColumnOfField {
  return COLUMNS[field];
}
