const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const locale = globalThis.navigator?.language;
const numbers = new Intl.NumberFormat(locale);
const rates = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
const clock = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const day = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
const units = new Map<string, Intl.NumberFormat>();

/** `12345` as the reader's country writes it. */
export function number(value: number): string {
  return numbers.format(value);
}

/** Jobs a second: one digit after the point at most. */
export function rate(value: number): string {
  return rates.format(value);
}

/** How long ago, in words: `"3 minutes ago"`, `"yesterday"`. */
export function ago(iso: string, now: number): string {
  const ms = Math.max(0, now - Date.parse(iso));
  if (ms < MINUTE) return relative.format(0, "second");
  if (ms < HOUR) return relative.format(-Math.round(ms / MINUTE), "minute");
  if (ms < DAY) return relative.format(-Math.round(ms / HOUR), "hour");
  return relative.format(-Math.round(ms / DAY), "day");
}

/** A moment: its time when it is today, else day and time. */
export function moment(at: string | number, now: number): string {
  const date = new Date(at);
  return date.toDateString() === new Date(now).toDateString() ? clock.format(date) : day.format(date);
}

/** A span of time in one unit, two from an hour up: `"3.1 s"`, `"2 min"`, `"1 h 5 min"`. */
export function duration(ms: number): string {
  if (ms < 1000) return unit(Math.round(ms), "millisecond");
  if (ms < 10_000) return unit(Math.round(ms / 100) / 10, "second");
  if (ms < 2 * MINUTE) return unit(Math.round(ms / 1000), "second");
  if (ms < HOUR) return unit(Math.round(ms / MINUTE), "minute");
  const minutes = Math.round(ms / MINUTE);
  return `${unit(Math.floor(minutes / 60), "hour")} ${unit(minutes % 60, "minute")}`;
}

function unit(value: number, name: string): string {
  const known = units.get(name) ?? new Intl.NumberFormat(locale, { style: "unit", unit: name });
  units.set(name, known);
  return known.format(value);
}

/** A value of a record as text; lists by commas, yes and no by words, nothing as `empty`. */
export function value(given: unknown, words: { empty: string; yes: string; no: string }): string {
  if (given === null || given === undefined || given === "") return words.empty;
  if (Array.isArray(given)) return given.map((one) => value(one, words)).join(", ");
  if (typeof given === "boolean") return given ? words.yes : words.no;
  if (typeof given === "number") return number(given);
  return typeof given === "object" ? JSON.stringify(given) : String(given);
}
