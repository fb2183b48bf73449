/** Do these look like names of our columns? */
export type HeaderTest = (names: readonly string[]) => boolean;

/** A sheet's title and a few notes may stand above its columns. */
const MOST_ABOVE = 20;

/**
 * Which row names the columns: the first that looks like it, near the top; else the first that has content; -1 for a sheet
 * without any.
 */
export function headerRow(rows: readonly (readonly string[])[], isHeader: HeaderTest): number {
  const found = rows.slice(0, MOST_ABOVE).findIndex(isHeader);
  return found === -1 ? rows.findIndex((names) => names.some(Boolean)) : found;
}
