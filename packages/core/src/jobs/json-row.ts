import type { Job } from "../job.ts";
import { LONGEST_ITEM } from "./fragment.ts";
import type { Problems } from "./problems.ts";
import { toJob } from "./to-job.ts";

/** The job that one line or item holds; undefined, and a problem reported, when it holds none. */
export function readRow(json: Buffer | undefined, where: string, problems: Problems): Job | undefined {
  if (json === undefined) {
    problems.report(where, `is longer than ${LONGEST_ITEM / 2 ** 20} MiB`);
    return undefined;
  }
  let row: unknown;
  try {
    row = JSON.parse(json.toString());
  } catch {
    problems.report(where, "is not valid JSON");
    return undefined;
  }
  if (isRow(row)) return toJob(row);
  problems.report(
    where,
    `is ${Array.isArray(row) ? "a list" : JSON.stringify(row).slice(0, 40)}, not an object`,
  );
  return undefined;
}

function isRow(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Nothing but JSON's white space? */
export function isBlank(json: Uint8Array): boolean {
  return json.every((byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d));
}
