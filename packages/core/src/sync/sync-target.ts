import type { CheckResult } from "../check-result.ts";
import type { EngineDestination } from "./engine-destination.ts";

/** A connected integration, as far as a sync needs it. */
export interface SyncTarget {
  /** The integration's name: `"notion"`. */
  integration: string;
  label: string;
  /** Which place it writes to: see `scopeOf`. */
  scope: string;
  destination: EngineDestination;
  check(signal: AbortSignal): Promise<CheckResult>;
  redact(text: string): string;
  /** Makes every request of the integration go through this fetch from now on. */
  attach(fetch: typeof globalThis.fetch): void;
}
