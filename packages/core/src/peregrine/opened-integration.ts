import type { CheckResult } from "../check-result.ts";
import type { Issue } from "../errors.ts";
import type { Config } from "../field.ts";
import type { EngineDestination } from "../sync/engine-destination.ts";

/** Values that an integration took, or what is wrong with them. */
export type Connected = { ok: true; config: Config } | { ok: false; issues: readonly Issue[] };

/** An integration that is loaded and has its runtime, wherever its code runs: in this process, or contained in its own. */
export interface OpenedIntegration {
  readonly name: string;
  readonly label: string;
  /** Gives it the values of its form. No network. */
  connect(values: Readonly<Record<string, unknown>>): Promise<Connected>;
  /** Tests the connection. Never rejects. */
  check(signal?: AbortSignal): Promise<CheckResult>;
  /** Its own word for the place it writes to. */
  targetKey(): Promise<string>;
  /** @throws PeregrineError `unsupported` when it writes no jobs anywhere */
  destination(): Promise<EngineDestination>;
  /** Takes the connection's secrets out of a text. */
  redact(text: string): string;
  /** Makes every request of it go through this fetch from now on. */
  attach(fetch: typeof globalThis.fetch): void;
  /** Ends whatever runs for it. Nothing may be asked of it afterwards. */
  close(): Promise<void>;
}
