import { clipText, splitText } from "@peregrine/core/table";

/** Most UTF-16 code units in one run of text, and in an address. */
export const LONGEST_RUN = 2000;
/** Most runs in one piece of text. */
const MOST_RUNS = 100;

/** A run of text, as Notion takes it. */
export interface Run {
  text: { content: string };
}

/** A text as runs. What could take more than Notion's 100 of them is cut off. */
export function toRuns(text: string): Run[] {
  const fit = clipText(text, LONGEST_RUN * (MOST_RUNS - 1));
  return splitText(fit, LONGEST_RUN).map((content) => ({ text: { content } }));
}

/** What a text takes in a request, in bytes. */
export function bytesOf(text: string): number {
  return Buffer.byteLength(JSON.stringify(text)) - 2;
}

/** A text of at most `max` bytes in a request; cut as `clipText` cuts. */
export function shortenToBytes(text: string, max: number): string {
  if (bytesOf(text) <= max) return text;
  let [fits, tooLong] = [1, Math.min(text.length, max)];
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2);
    if (bytesOf(clipText(text, middle)) <= max) fits = middle;
    else tooLong = middle;
  }
  return clipText(text, fits);
}
