/** How the values of a known column are read. */
export type ColumnKind = "id" | "text" | "flag" | "score" | "list" | "date" | "status";

/** A known column of the `jobs` table: its name there, and how its values are read. */
export interface Column {
  readonly name: string;
  readonly kind: ColumnKind;
}

const KINDS = [
  ["id", ["id"]],
  [
    "text",
    [
      "title",
      "company",
      "url",
      "source",
      "location",
      "salary",
      "description",
      "cover_letter",
      "rejection_stage",
    ],
  ],
  ["flag", ["is_remote"]],
  ["score", ["match_score"]],
  ["list", ["keyword_gaps"]],
  ["date", ["date_found", "applied_at", "interview_date", "phone_screen_at", "interviewing_at"]],
  ["date", ["offer_at", "hired_at", "survey_at"]],
  ["status", ["status"]],
] as const satisfies readonly (readonly [ColumnKind, readonly string[]])[];

/** Other words for a column that people and other tools use, in the form {@link snakeCase} gives them. */
const OTHER_WORDS = {
  title: ["job_title", "position", "role"],
  company: ["company_name", "employer"],
  url: ["job_url", "link", "job_link", "role_link"],
  source: ["job_source"],
  location: ["job_location"],
  is_remote: ["remote"],
  salary: ["salary_range", "compensation"],
  description: ["job_description"],
  match_score: ["score"],
  keyword_gaps: ["missing_keywords"],
  date_found: ["found_at", "found_on"],
  status: ["application_status", "status_of_application"],
  applied_at: ["date_applied", "applied_on", "application_date"],
  interview_date: ["interview_at"],
} as const satisfies Record<string, readonly string[]>;

const KNOWN: ReadonlyMap<string, Column> = new Map(
  KINDS.flatMap(([kind, names]) => names.map((name): [string, Column] => [name, { name, kind }])),
);

const BY_WORD: ReadonlyMap<string, Column> = new Map([
  ...KNOWN,
  ...Object.entries(OTHER_WORDS).flatMap(([name, words]) => {
    const column = KNOWN.get(name);
    return column ? words.map((word) => [word, column] as const) : [];
  }),
]);

/** Spellings seen so far. Bounded: the keys of a file are a stranger's. */
const seen = new Map<string, Column | undefined>(KNOWN);
const MOST_SEEN = 1000;

/** The known column a key stands for: `match_score`, `matchScore` and `"Match Score"` are one. */
export function columnOf(key: string): Column | undefined {
  const column = seen.get(key);
  if (column || seen.has(key)) return column;
  const found = BY_WORD.get(snakeCase(key));
  if (seen.size < MOST_SEEN) seen.set(key, found);
  return found;
}

/** `"Match Score"`, `matchScore` and `match-score` as `match_score`; `jobURL` as `job_url`. */
export function snakeCase(key: string): string {
  return key
    .trim()
    .replaceAll(/(?<=\p{Ll}|\d)(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, "_")
    .replaceAll(/[\s_-]+/g, "_")
    .toLowerCase();
}

/** Is there a column that tells one job from another? Rows without one are not jobs. */
export function nameJobs(keys: readonly string[]): boolean {
  return keys.some((key) => ["title", "company", "url"].includes(columnOf(key)?.name ?? ""));
}
