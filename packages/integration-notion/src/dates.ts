/**
 * The day of a date, where the user is: `YYYY-MM-DD`.
 *
 * @param text - a day, a local time, or a moment with `Z` or an offset
 */
export function dayOf(text: string | undefined): string | undefined {
  if (text === undefined || !/^\d{4}-\d{2}-\d{2}/.test(text)) return undefined;
  if (!/T.*(Z|[+-]\d{2}:?\d{2})$/.test(text)) return text.slice(0, 10);
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime())) return undefined;
  const day = [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()];
  return day.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, "0")).join("-");
}

/**
 * A date with its time, as a moment in UTC, which Notion shows in the time of whoever looks at it. A date without a time
 * stays a day.
 */
export function momentOf(text: string | undefined): string | undefined {
  if (text === undefined || !/^\d{4}-\d{2}-\d{2}/.test(text)) return undefined;
  if (!text.includes("T")) return text.slice(0, 10);
  const moment = new Date(text);
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString();
}
