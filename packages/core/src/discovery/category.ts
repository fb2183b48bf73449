/** The kinds of service an integration may be listed under. */
export const CATEGORIES = ["tracking", "calendar", "notifications", "storage", "other"] as const;

/** One of {@link CATEGORIES}. */
export type Category = (typeof CATEGORIES)[number];
