/**
 * The day of a date, where the user is: `YYYY-MM-DD`; undefined for what is no date.
 *
 * @param text - a day, a local time, or a moment with `Z` or an offset
 */
export function dayOf(text: string | undefined): string | undefined {
  return localTime(text)?.slice(0, 10);
}

/** A date with its time, where the user is: `YYYY-MM-DDTHH:MM`; one without a time stays a day. */
export function minuteOf(text: string | undefined): string | undefined {
  return localTime(text)?.slice(0, 16);
}

function localTime(text: string | undefined): string | undefined {
  if (text === undefined || !/^\d{4}-\d\d-\d\d(?:$|T\d\d:\d\d)/.test(text)) return undefined;
  if (!/T.*(?:Z|[+-]\d\d:?\d\d)$/.test(text)) return text;
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime())) return undefined;
  const shifted = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000);
  return shifted.toISOString();
}
