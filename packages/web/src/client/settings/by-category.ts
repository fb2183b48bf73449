import type { Card } from "../../api-types.ts";

const CATEGORIES = ["tracking", "calendar", "notifications", "storage", "other"] as const;

/** Where a card stands on the page. */
export type Category = (typeof CATEGORIES)[number];

/** The cards in groups, in a fixed order; a category we do not know is `other`. Empty groups are left out. */
export function byCategory(cards: readonly Card[]): [Category, Card[]][] {
  const groups = Map.groupBy(
    cards,
    ({ category }) => CATEGORIES.find((known) => known === category) ?? "other",
  );
  return CATEGORIES.flatMap((category): [Category, Card[]][] => {
    const group = groups.get(category);
    return group ? [[category, group]] : [];
  });
}
