import type { Card } from "../../api-types.ts";

/** Has it a form that may be opened? A package that cannot be used has no version; values that cannot be used can be put right. */
export function hasForm({ state, version }: Card): boolean {
  return version !== undefined && state !== "locked";
}

/** Can it be tested and synced as it stands? */
export function isUsable(card: Card): boolean {
  return card.configured && card.state !== "broken" && hasForm(card);
}
