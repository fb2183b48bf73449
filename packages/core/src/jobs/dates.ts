const DATE =
  /^(\d{4})-(\d\d)-(\d\d)(?:([T ])(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?)?$/i;

/**
 * A date in one of the three forms a job may carry.
 *
 * - `2026-03-01` names a day, and stays that day everywhere.
 * - `2026-03-01T14:30` is the user's own time; seconds, if any, are dropped.
 * - `2026-03-01 14:30:00`, as SQLite's `datetime('now')` writes it, is UTC: `2026-03-01T14:30:00Z`.
 * - A time with `Z` stays, one with an offset becomes UTC.
 *
 * @returns undefined for what is no such date, among them days no calendar has
 */
export function normaliseDate(text: string): string | undefined {
  const match = DATE.exec(text);
  if (!match) return undefined;
  const [, year, month, day, separator, hour, minute, second, fraction, zone] = match;
  if (!isDay(Number(year), Number(month), Number(day))) return undefined;
  const date = `${year}-${month}-${day}`;
  if (separator === undefined) return date;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return undefined;
  const time = `${date}T${hour}:${minute}`;
  const exact = `${time}:${second ?? "00"}${fraction === undefined ? "" : `.${fraction}`}`;
  if (zone !== undefined) return zone.toUpperCase() === "Z" ? `${exact}Z` : toUtc(exact, zone);
  return separator === " " && second !== undefined ? `${exact}Z` : time;
}

function toUtc(time: string, zone: string): string | undefined {
  const offset = zone.length === 3 ? `${zone}:00` : zone.replace(/^(...)(\d\d)$/, "$1:$2");
  const date = new Date(time + offset);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().replace(".000Z", "Z");
}

function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= 28 || day <= new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
}
