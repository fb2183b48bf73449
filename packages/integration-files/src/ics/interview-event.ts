import ICAL from "ical.js";
import { contentLines, plainValue, type ContentLine } from "./content-lines.ts";

/** What is written of an interview; what is left out stays as it is. */
export interface EventChanges {
  /** `YYYY-MM-DD` for a whole day; `YYYY-MM-DDTHH:MM` in the calendar's own time, or with a `Z` in UTC. Null cancels it. */
  start?: string | null;
  title?: string | null;
  location?: string | null;
  url?: string | null;
}

// It does not count the space that a continued line begins with, and no line should be longer than 75 bytes (RFC 5545, 3.1).
ICAL.foldLength = 74;

const HOUR_S = 3_600;
/** Each on one line: a line break in a value must not begin a line of its own. */
const CONTROLS = /[\u0000-\u001F\u007F]+/g;
const TEXTS = [
  ["title", "summary"],
  ["location", "location"],
  ["url", "url"],
] as const;

/**
 * One event of a calendar file. Only the lines of what changed are replaced: reminders, notes and categories that a person
 * or their calendar added stay, byte for byte.
 */
export class InterviewEvent {
  readonly #lines: ContentLine[];

  constructor(raw: string) {
    this.#lines = contentLines(raw);
  }

  /** @param now - ms since the epoch */
  static create(uid: string, lineEnd: string, now: number): InterviewEvent {
    const event = new InterviewEvent(`BEGIN:VEVENT${lineEnd}END:VEVENT${lineEnd}`);
    event.#put("uid", uid);
    event.#put("created", utc(now));
    event.#put("status", "CONFIRMED");
    return event;
  }

  get uid(): string | undefined {
    return this.#text("uid");
  }

  get title(): string | undefined {
    return this.#text("summary");
  }

  /** When it begins, in the form of {@link EventChanges}; undefined for one that is cancelled. */
  get start(): string | undefined {
    if (this.#text("status")?.toUpperCase() === "CANCELLED") return undefined;
    const start = this.#time("dtstart");
    if (!start) return undefined;
    const text = start.toString();
    return start.isDate ? text.slice(0, 10) : text.slice(0, 16) + (text.endsWith("Z") ? "Z" : "");
  }

  /**
   * Calendars take the version with the higher SEQUENCE over the one they have, instead of showing both.
   *
   * @returns whether anything is different now
   */
  change(changes: EventChanges, now: number): boolean {
    const before = this.toString();
    if (changes.start !== undefined && changes.start !== (this.start ?? null)) this.#move(changes.start);
    for (const [key, name] of TEXTS) {
      const value = changes[key];
      if (value) this.#put(name, value);
      else if (value === null) this.#drop(name);
    }
    if (this.toString() === before) return false;
    const sequence = this.#text("sequence");
    this.#put("sequence", sequence === undefined ? "0" : String(Number(sequence) + 1));
    this.#put("dtstamp", utc(now));
    this.#put("last-modified", utc(now));
    return true;
  }

  toString(): string {
    return this.#lines.map(({ raw }) => raw).join("");
  }

  /** An interview that moves keeps its length, which a person may have set. */
  #move(start: string | null): void {
    this.#put("status", start === null ? "CANCELLED" : "CONFIRMED");
    if (start === null) return;
    const [before, end] = [this.#time("dtstart"), this.#time("dtend")];
    const from = start.includes("T")
      ? ICAL.Time.fromDateTimeString(secondsIn(start))
      : ICAL.Time.fromDateString(start);
    const known = before && end && before.isDate === from.isDate ? end.subtractDate(before).toSeconds() : 0;
    const length = known > 0 ? known : from.isDate ? 24 * HOUR_S : HOUR_S;
    const to = from.clone();
    to.addDuration(ICAL.Duration.fromSeconds(length));
    this.#put("dtstart", from);
    this.#put("dtend", to);
    this.#drop("duration");
  }

  #text(name: string): string | undefined {
    const value: unknown = this.#property(name)?.getFirstValue();
    return value === undefined || value === null ? undefined : String(value);
  }

  #time(name: string): ICAL.Time | undefined {
    const value: unknown = this.#property(name)?.getFirstValue();
    return value instanceof ICAL.Time ? value : undefined;
  }

  #property(name: string): ICAL.Property | undefined {
    const line = this.#lines[this.#indexOf(name)];
    return line && ICAL.Property.fromString(line.text);
  }

  #put(name: string, value: string | ICAL.Time): void {
    const property = new ICAL.Property(name);
    property.setValue(typeof value === "string" ? value.toWellFormed().replaceAll(CONTROLS, " ") : value);
    const folded = ICAL.stringify.property(property.jCal, ICAL.design.icalendar, false);
    const lineEnd = /[\r\n]+$/.exec(this.#lines[0]!.raw)?.[0] ?? "\r\n";
    const [line] = contentLines(folded.replaceAll("\r\n", lineEnd) + lineEnd);
    const index = this.#indexOf(name);
    if (index === -1) this.#lines.splice(this.#indexOf("end"), 0, line!);
    else if (this.#lines[index]!.text !== line!.text) this.#lines[index] = line!;
  }

  #drop(name: string): void {
    const index = this.#indexOf(name);
    if (index !== -1) this.#lines.splice(index, 1);
  }

  /** Where the event's own line of that name is: those of reminders within it do not count. */
  #indexOf(name: string): number {
    let depth = 0;
    return this.#lines.findIndex((line) => {
      if (line.name === "END") depth -= 1;
      const own = depth <= 1 && line.name === name.toUpperCase() && (line.name !== "END" || depth === 0);
      if (line.name === "BEGIN") depth += 1;
      return own && !(line.name === "BEGIN" && plainValue(line) !== "VEVENT");
    });
  }
}

function secondsIn(moment: string): string {
  return moment.replace(/^(.{16})(Z?)$/, "$1:00$2");
}

function utc(ms: number): ICAL.Time {
  return ICAL.Time.fromJSDate(new Date(ms), true);
}
