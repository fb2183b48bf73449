const DAY = /^\d{4}-\d{2}-\d{2}/;
const ZONED = /T.*(Z|[+-]\d{2}:?\d{2})$/;

/**
 * The day of a date, where the user is: `YYYY-MM-DD`.
 *
 * @param text - a day, a local time, or a moment with `Z` or an offset
 * @returns undefined for what is no date
 * @example
 * dayOf("2026-11-24T23:30"); // "2026-11-24"
 */
export function dayOf(text: string | undefined): string | undefined {
  if (text === undefined || !DAY.test(text)) return undefined;
  return ZONED.test(text) ? localTimeOf(text)?.slice(0, 10) : text.slice(0, 10);
}

/**
 * A date with its time as a moment in UTC, for services that show it in the time of whoever looks at it. A date without a
 * time stays a day.
 *
 * @returns undefined for what is no date
 * @example
 * momentOf("2026-11-24T14:30"); // "2026-11-24T13:30:00.000Z" in Berlin
 */
export function momentOf(text: string | undefined): string | undefined {
  if (text === undefined || !DAY.test(text)) return undefined;
  if (!text.includes("T")) return text.slice(0, 10);
  const moment = new Date(text);
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString();
}

/**
 * A date with its time on the user's clock, `YYYY-MM-DDTHH:MM`, for what knows no time zones. A date without a time stays
 * a day.
 *
 * @returns undefined for what is no date
 * @example
 * localTimeOf("2026-11-24T13:30:00Z"); // "2026-11-24T14:30" in Berlin
 */
export function localTimeOf(text: string | undefined): string | undefined {
  if (text === undefined || !DAY.test(text)) return undefined;
  if (!text.includes("T")) return text.slice(0, 10);
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime())) return undefined;
  const day = [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()].map(padded).join("-");
  return `${day}T${padded(moment.getHours())}:${padded(moment.getMinutes())}`;
}

function padded(part: number): string {
  return String(part).padStart(2, "0");
}
