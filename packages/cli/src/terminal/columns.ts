import truncatedWidth from "fast-string-truncated-width";

/** Characters of one column each. Most texts have no others, and the expressions that know all cost time to compile. */
const PLAIN = /^[ -~]*$/;
// oxlint-disable-next-line no-control-regex -- the styles of `paint`
const STYLES = /\u001B\[\d+m/g;

/** Columns a text takes on a terminal: an emoji and a CJK character take two, styles none. */
export function widthOf(text: string): number {
  const bare = text.includes("\u001B") ? text.replace(STYLES, "") : text;
  return PLAIN.test(bare) ? bare.length : truncatedWidth(text).width;
}

/** Cuts a text that is wider than `limit` columns, and says so with an ellipsis. */
export function clip(text: string, limit: number): string {
  if (PLAIN.test(text) && text.length <= limit) return text;
  const { index, ellipsed } = truncatedWidth(text, { limit, ellipsis: "…", ellipsisWidth: 1 });
  return ellipsed ? `${text.slice(0, index)}…` : text.slice(0, index);
}

/** Fills a text up to `width` columns. */
export function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - widthOf(text)));
}

/**
 * Rows as lines, each column as wide as its widest cell; the last is not filled up.
 *
 * @example
 * columns([["a", "1"], ["bcd", "2"]]); // ["a    1", "bcd  2"]
 */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, at) => (widths[at] = Math.max(widths[at] ?? 0, widthOf(cell))));
  return rows.map((row) =>
    row.map((cell, at) => (at === row.length - 1 ? cell : pad(cell, widths[at]!))).join("  "),
  );
}
