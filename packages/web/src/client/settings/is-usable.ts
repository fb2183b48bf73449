import type { Card, CardState } from "../../api-types.ts";

const UNUSABLE: readonly CardState[] = ["locked", "broken", "missing"];

/** Can it be connected and synced, as far as its package and the user's tier go? */
export function isUsable({ state }: Card): boolean {
  return !UNUSABLE.includes(state);
}
