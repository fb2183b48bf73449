import { tooMany } from "./airtable-error.ts";

const SECOND_MS = 1_000;

/** Documented: five calls a second to one base, and fifty with one token. */
const PER_BASE = 5;
const PER_TOKEN = 50;

/** Documented: after a 429, half a minute has to pass before calls succeed again. */
const PENALTY_MS = 30_000;

/** Airtable's limits. Whoever goes over one is refused for half a minute, however slowly they ask then. */
export class RateLimiter {
  readonly #calls = new Map<string, number[]>();
  readonly #closedUntilMs = new Map<string, number>();

  /** Counts a call of the token, and of its base if it has one. @throws AirtableError 429 */
  take(base: string | undefined, nowMs: number): void {
    this.#takeFor("", PER_TOKEN, nowMs);
    if (base !== undefined) this.#takeFor(base, PER_BASE, nowMs);
  }

  /** A second is any second, not one of the clock's. */
  #takeFor(whom: string, perSecond: number, nowMs: number): void {
    if (nowMs < (this.#closedUntilMs.get(whom) ?? 0)) throw limited();
    const recent = (this.#calls.get(whom) ?? []).filter((at) => at > nowMs - SECOND_MS);
    if (recent.length >= perSecond) {
      this.#closedUntilMs.set(whom, nowMs + PENALTY_MS);
      throw limited();
    }
    this.#calls.set(whom, [...recent, nowMs]);
  }
}

function limited(): Error {
  return tooMany("RATE_LIMIT_REACHED", "Rate limit exceeded. Please try again later");
}
