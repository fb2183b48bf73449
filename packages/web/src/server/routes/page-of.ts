import type { Page, PageQuery } from "../../api-types.ts";

/** A page of a list that is at hand; `search` looks into what `words` says of an item. */
export function pageOf<T>(
  items: readonly T[],
  words: (item: T) => string,
  { offset = 0, limit = 50, search = "" }: PageQuery,
): Page<T> {
  const sought = search.toLowerCase();
  const found = sought === "" ? items : items.filter((item) => words(item).toLowerCase().includes(sought));
  return { items: found.slice(offset, offset + limit), total: found.length, offset };
}
