import { hash } from "node:crypto";
import type { Job } from "./job.ts";

/** Names one job for good, whatever source it is read from. Printable, 17 characters: `"p3f2a9c01d4e5b678"`. */
export type JobKey = string;

/**
 * The stable key of a job: from its URL; without one, from its id and the day it was found; without these, from title,
 * company and location.
 *
 * @returns undefined for a job that has none of them: nothing would recognise it again.
 */
export function jobKey(job: Job): JobKey | undefined {
  const identity = identityOf(job);
  return identity === undefined ? undefined : `p${hash("sha256", identity, "hex").slice(0, 16)}`;
}

function identityOf({ url, id, date_found, title, company, location }: Job): string | undefined {
  if (url) return `url:${url}`;
  if (id !== undefined && id !== "") return `id:${id}\n${date_found ?? ""}`;
  if (!title && !company) return undefined;
  return `text:${title ?? ""}\n${company ?? ""}\n${location ?? ""}`;
}
