import type { Problem } from "../discovery/problem.ts";
import type { LastCheck } from "../sync/checks.ts";
import type { RunSummary } from "../sync/history.ts";
import type { Tier } from "../tier.ts";

/**
 * How an integration fares: installed without a connection; tested and working; tested and failing; never tested; above
 * the user's tier; unusable (its package or its saved values); connected, and its package is not installed.
 */
export type CardState =
  | "not_configured"
  | "verified"
  | "failing"
  | "untested"
  | "locked"
  | "broken"
  | "missing";

/** One integration as a settings page shows it. */
export interface SettingsCard {
  name: string;
  label: string;
  state: CardState;
  /** True when a connection is saved. */
  configured: boolean;
  /** Why it is failing, locked, broken or missing: a sentence. */
  reason?: string;
  /** What the person can do about it. */
  hint?: string;
  /** A command for the terminal that brings it back: `npm install …`. */
  command?: string;
  summary?: string;
  category?: string;
  /** The tier it needs. */
  tier?: Tier;
  docsUrl?: string;
  /** An emoji, or a picture as a `data:image/…` address. */
  icon?: string;
  /** The hosts it talks to. */
  hosts?: readonly string[];
  packageName?: string;
  version?: string;
  official?: boolean;
  /** The last test: when (`at`), since when it has been so (`since`), as which account. */
  lastCheck?: LastCheck;
  /** Records at the destination that we know. */
  records: number;
  lastRun?: RunSummary;
}

/** Everything a settings page shows. */
export interface SettingsReport {
  /** What is installed, connected, or both, by label. */
  cards: SettingsCard[];
  /** Packages that were left out, with the reason. */
  problems: Problem[];
}
