/**
 * One job of the pipeline, under the column names of its `jobs` table. Of what is read from a file or a database, a value that
 * is missing there (`NULL`, `''`, `nan`) is missing here; jobs that a host hands over come as they are, so that text may be
 * empty: `title || company`, not `??`. Columns we do not know are kept under their own names.
 *
 * Dates are `YYYY-MM-DD`, `YYYY-MM-DDTHH:MM` (the user's local time) or ISO 8601 in UTC with `Z`.
 */
export interface Job {
  id?: string | number;
  title?: string;
  company?: string;
  /** The natural key. An http(s) address, or `email://domain/hash`. */
  url?: string;
  source?: string;
  location?: string;
  is_remote?: boolean;
  /** Free text: `"$90k–110k"`. */
  salary?: string;
  description?: string;
  /** 0 to 100. */
  match_score?: number;
  keyword_gaps?: readonly string[];
  date_found?: string;
  /** One of {@link STATUSES}, or a word of the user's own. Missing when the source has no statuses. */
  status?: string;
  cover_letter?: string;
  applied_at?: string;
  interview_date?: string;
  rejection_stage?: string;
  phone_screen_at?: string;
  interviewing_at?: string;
  offer_at?: string;
  hired_at?: string;
  survey_at?: string;
  [column: string]: unknown;
}

/** The statuses of the pipeline, in its order; the last ones end it. */
export const STATUSES = [
  "pending",
  "approved",
  "applied",
  "survey",
  "phone_screen",
  "interviewing",
  "offer",
  "hired",
  "rejected",
  "interview_rejected",
  "archived",
] as const;

/** Statuses a job must have to be synced for the first time, unless the user names others. */
export const DEFAULT_STATUSES: readonly string[] = STATUSES.slice(1, 8);
