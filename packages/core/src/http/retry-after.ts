const LONGEST_MS = 366 * 24 * 3_600_000;

/**
 * How long a `Retry-After` header asks to wait, in milliseconds, rounded up; never negative, a year at most.
 * Seconds, fractions of seconds and HTTP dates are understood (RFC 9110, section 10.2.3).
 *
 * @returns undefined when there is no header or it makes no sense; the retry policy then decides alone.
 *
 * @example
 * parseRetryAfter("1.5", Date.now()); // 1500
 */
export function parseRetryAfter(header: string | null | undefined, nowMs: number): number | undefined {
  const text = header?.trim();
  if (!text) return undefined;
  const seconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
  const ms = seconds === undefined ? dateMs(text) - nowMs : seconds * 1000;
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(0, Math.ceil(ms)), LONGEST_MS);
}

/** Only the forms RFC 9110 allows, all of which name a weekday: `Date.parse` alone would read "-5" as a year. */
function dateMs(text: string): number {
  return /^[A-Z][a-z]{2,8},? /.test(text) ? Date.parse(text) : Number.NaN;
}
