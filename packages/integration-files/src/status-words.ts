import { STATUSES } from "@peregrine/core";

/** A status as a person reads it. */
const WORDS: Readonly<Record<(typeof STATUSES)[number], string>> = {
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
};

/**
 * The word for a status: the user's own, else ours. A status that is none of the pipeline's is its own word.
 *
 * @returns undefined when the user wants it not written
 */
export function statusWord(
  status: string | undefined,
  own: Readonly<Record<string, string | null>>,
): string | null | undefined {
  if (!status) return null;
  if (Object.hasOwn(own, status)) return own[status] ?? undefined;
  const known = STATUSES.find((one) => one === status);
  return known ? WORDS[known] : status;
}
