/** Most UTF-16 code units in one run of text, and in an address. */
export const LONGEST_RUN = 2000;
/** Most runs in one piece of text. */
const MOST_RUNS = 100;

/** A run of text, as Notion takes it. */
export interface Run {
  text: { content: string };
}

/** Text that Notion can keep: no half characters, no control characters but tab and line break, no space around it. */
export function cleanText(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are what is taken out
  return text
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g, "")
    .trim();
}

/** A text of at most `max` UTF-16 code units; a cut is marked with `…`, and never goes through a character. */
export function shorten(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, boundary(text, max - 1)).trimEnd()}…`;
}

/** What a text takes in a request, in bytes. */
export function bytesOf(text: string): number {
  return Buffer.byteLength(JSON.stringify(text)) - 2;
}

/** A text of at most `max` bytes in a request; cut as {@link shorten} cuts. */
export function shortenToBytes(text: string, max: number): string {
  if (bytesOf(text) <= max) return text;
  let [fits, tooLong] = [1, Math.min(text.length, max)];
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2);
    if (bytesOf(shorten(text, middle)) <= max) fits = middle;
    else tooLong = middle;
  }
  return shorten(text, fits);
}

/** Cuts a text into pieces of at most `max` UTF-16 code units, never through a character. */
export function pieces(text: string, max: number = LONGEST_RUN): string[] {
  const found: string[] = [];
  for (let start = 0; start < text.length; start += found.at(-1)!.length) {
    found.push(text.slice(start, boundary(text, start + max)));
  }
  return found;
}

/** A text as runs. What could take more than Notion's 100 of them is cut off. */
export function toRuns(text: string): Run[] {
  return pieces(shorten(text, LONGEST_RUN * (MOST_RUNS - 1))).map((content) => ({ text: { content } }));
}

/** The place at or just before `index` where no character is cut in two. */
function boundary(text: string, index: number): number {
  const splits = index < text.length && /[\uD800-\uDBFF]/.test(text.charAt(index - 1));
  return splits ? index - 1 : index;
}
