/** The tiers of Peregrine, lowest first. */
export const TIERS = ["free", "paid", "premium", "ultra"] as const;

/** One of {@link TIERS}. */
export type Tier = (typeof TIERS)[number];

/** Features that need more than the free tier. An integration's manifest may add its own. */
export const FEATURES: Readonly<Record<string, Tier>> = {
  notion_sync: "paid",
  google_sheets_sync: "paid",
  airtable_sync: "paid",
  google_calendar_sync: "paid",
  apple_calendar_sync: "paid",
  slack_notifications: "paid",
};

/** True when `tier` is at least `needed`. A word that is no tier reaches nothing. */
export function reaches(tier: string, needed: Tier): boolean {
  return isTier(tier) && TIERS.indexOf(tier) >= TIERS.indexOf(needed);
}

/**
 * May a user of this tier use this feature? A feature nobody gated is open to all; an unknown tier is refused.
 *
 * @example
 * canUse("free", "notion_sync"); // false
 */
export function canUse(
  tier: string,
  feature: string,
  features: Readonly<Record<string, Tier>> = FEATURES,
): boolean {
  const needed = Object.hasOwn(features, feature) ? features[feature] : undefined;
  return needed === undefined || reaches(tier, needed);
}

/**
 * The tier a feature needs, for people: `"Paid"`, or `""` when it is open to all.
 *
 * @example
 * tierLabel("notion_sync"); // "Paid"
 */
export function tierLabel(feature: string, features: Readonly<Record<string, Tier>> = FEATURES): string {
  const needed = Object.hasOwn(features, feature) ? features[feature] : undefined;
  return needed === undefined || needed === "free" ? "" : needed[0]!.toUpperCase() + needed.slice(1);
}

/** Is this word one of {@link TIERS}? */
export function isTier(word: unknown): word is Tier {
  return TIERS.includes(word as Tier);
}
