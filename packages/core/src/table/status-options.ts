import { STATUSES } from "../job.ts";
import { comparable } from "./names.ts";

type Status = (typeof STATUSES)[number];

/** What a status is called where nothing in the table means it yet: `STATUS_LABELS.phone_screen` is `"Phone Screen"`. */
export const STATUS_LABELS = {
  pending: "Pending",
  approved: "Approved",
  applied: "Applied",
  survey: "Survey",
  phone_screen: "Phone Screen",
  interviewing: "Interviewing",
  offer: "Offer",
  hired: "Hired",
  rejected: "Rejected",
  interview_rejected: "Rejected after Interview",
  archived: "Archived",
} as const satisfies Record<Status, string>;

/** Words that boards use for a status, best first. The last ones are those of a new status column. */
const MEANINGS: Readonly<Record<Status, readonly string[]>> = {
  pending: [
    "New",
    "Saved",
    "To Review",
    "Wishlist",
    "Bookmarked",
    "Found",
    "Backlog",
    "To Do",
    "Not Started",
  ],
  approved: ["To Apply", "Ready to Apply", "Shortlisted", "Shortlist", "Interested", "To Do", "Not Started"],
  applied: ["Application Submitted", "Submitted", "Application Sent", "Sent", "In Progress"],
  survey: ["Questionnaire", "Assessment", "Test", "In Progress"],
  phone_screen: [
    "Phone Screening",
    "Screening",
    "Recruiter Screen",
    "Recruiter Call",
    "Phone Interview",
    "In Progress",
  ],
  interviewing: ["Interview", "Interviews", "Interview Scheduled", "In Interviews", "In Progress"],
  offer: ["Offer Received", "Offered", "Offers", "In Progress"],
  hired: ["Accepted", "Offer Accepted", "Done", "Complete", "Completed"],
  rejected: ["Declined", "Not Selected", "Rejection", "Closed", "Done", "Complete", "Completed"],
  interview_rejected: [
    "Rejected",
    "Declined",
    "Not Selected",
    "Rejection",
    "Closed",
    "Done",
    "Complete",
    "Completed",
  ],
  archived: ["Closed", "Withdrawn", "Not Interested", "Passed", "Done", "Complete", "Completed"],
};

/** Words that stand for several statuses at once: good enough only where no better option can be added. */
const GENERAL = new Set(["todo", "notstarted", "inprogress", "done", "complete", "completed"]);

/** Options the user named for statuses; null: never write this one. */
export type StatusMap = Readonly<Record<string, string | null>>;

/**
 * The option of a board that stands for a status: the one the user named, else one of the same name or meaning, else the
 * status's own label. A word that is none of ours is its own label.
 *
 * @param fixed - false when an option can be added: then a general one, such as "In progress", is no substitute
 * @returns null when the user wants this status not written
 *
 * @example
 * statusOption("applied", ["Saved", "Application Submitted"], {}); // "Application Submitted"
 */
export function statusOption(
  status: string,
  options: readonly string[],
  map: StatusMap,
  fixed = true,
): string | null {
  if (Object.hasOwn(map, status)) return map[status] ?? null;
  const label = isPipelineStatus(status) ? STATUS_LABELS[status] : status;
  const meanings = isPipelineStatus(status) ? MEANINGS[status] : [];
  const close = meanings.filter((word) => fixed || !GENERAL.has(comparable(word)));
  return firstNamed([status, label, ...close], options) ?? label;
}

/**
 * Statuses of the pipeline for which there is no option, as it would be called.
 *
 * @example
 * unmatchedStatuses(["New", "To apply", "Applied", "Interview", "Hired", "Rejected"], {}); // ["Survey", "Phone Screen", "Offer", "Archived"]
 */
export function unmatchedStatuses(options: readonly string[], map: StatusMap): string[] {
  const wanted = STATUSES.map((status) => statusOption(status, options, map));
  return [...new Set(wanted.filter((name) => name !== null && !options.includes(name)))].map(String);
}

/**
 * The option that one of these words names, the first word first; one of exactly this name before one that is like it.
 *
 * @example
 * firstNamed(["Remote", "Yes"], ["yes", "no"]); // "yes"
 */
export function firstNamed(words: readonly string[], options: readonly string[]): string | undefined {
  for (const word of words) {
    if (options.includes(word)) return word;
    const found = options.find((option) => comparable(option) === comparable(word));
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * Is this one of the statuses of the pipeline, and no word of the user's own?
 *
 * @example
 * isPipelineStatus("ghosted"); // false
 */
export function isPipelineStatus(word: string): word is Status {
  return Object.hasOwn(STATUS_LABELS, word);
}
