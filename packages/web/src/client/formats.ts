const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Numbers and times as a country writes them. */
export class Formats {
  readonly #locale: string | undefined;
  readonly #numbers: Intl.NumberFormat;
  readonly #relative: Intl.RelativeTimeFormat;
  readonly #units = new Map<string, Intl.NumberFormat>();

  /** @param locale - a language tag; undefined for that of the machine */
  constructor(locale: string | undefined) {
    this.#locale = locale;
    this.#numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
    this.#relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  }

  /** With one digit after the point at most. */
  number(value: number): string {
    return this.#numbers.format(value);
  }

  /** How long ago, in words: `"3 minutes ago"`, `"yesterday"`. */
  ago(iso: string, now: number): string {
    const ms = Math.max(0, now - Date.parse(iso));
    if (ms < MINUTE) return this.#relative.format(0, "second");
    if (ms < HOUR) return this.#relative.format(-Math.round(ms / MINUTE), "minute");
    if (ms < DAY) return this.#relative.format(-Math.round(ms / HOUR), "hour");
    return this.#relative.format(-Math.round(ms / DAY), "day");
  }

  /** A moment: its time when it is today, else day and time. */
  moment(at: string | number, now: number): string {
    const date = new Date(at);
    const today = date.toDateString() === new Date(now).toDateString();
    return date.toLocaleString(this.#locale, {
      ...(today ? {} : { dateStyle: "medium" }),
      timeStyle: "short",
    });
  }

  /** A time of today to the second. */
  exactTime(at: string | number): string {
    return new Date(at).toLocaleTimeString(this.#locale, { timeStyle: "medium" });
  }

  /** A span of time in one unit, two from an hour up: `"3.1 s"`, `"2 min"`, `"1 h 5 min"`. */
  duration(ms: number): string {
    if (ms < 1000) return this.#unit(Math.round(ms), "millisecond");
    if (ms < 10_000) return this.#unit(Math.round(ms / 100) / 10, "second");
    if (ms < 2 * MINUTE) return this.#unit(Math.round(ms / 1000), "second");
    if (ms < HOUR) return this.#unit(Math.round(ms / MINUTE), "minute");
    const minutes = Math.round(ms / MINUTE);
    return `${this.#unit(Math.floor(minutes / 60), "hour")} ${this.#unit(minutes % 60, "minute")}`;
  }

  #unit(value: number, unit: string): string {
    const known = this.#units.get(unit) ?? new Intl.NumberFormat(this.#locale, { style: "unit", unit });
    this.#units.set(unit, known);
    return known.format(value);
  }
}
