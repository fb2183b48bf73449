/**
 * Text that every service can keep: no half characters, no control characters but tab and line break, no space around it.
 *
 * @example
 * cleanText(" a\u0000b\r\nc "); // "ab\nc"
 */
export function cleanText(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are what is taken out
  return text
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g, "")
    .trim();
}

/**
 * A text of at most `max` UTF-16 code units, which is how services count. A cut is marked with `…`, and never goes through
 * a character.
 *
 * @example
 * clipText("a😀b", 3); // "a…"
 */
export function clipText(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, boundary(text, max - 1)).trimEnd()}…`;
}

/**
 * Cuts a text into pieces of at most `max` UTF-16 code units, never through a character. They join to the whole.
 *
 * @param max - at least 2
 * @example
 * splitText("ab😀", 3); // ["ab", "😀"]
 */
export function splitText(text: string, max: number): string[] {
  const found: string[] = [];
  for (let start = 0; start < text.length; start += found.at(-1)!.length) {
    found.push(text.slice(start, boundary(text, start + max)));
  }
  return found;
}

/** The place at or just before `index` where no character is cut in two. */
function boundary(text: string, index: number): number {
  const splits = index < text.length && /[\uD800-\uDBFF]/.test(text.charAt(index - 1));
  return splits ? index - 1 : index;
}
