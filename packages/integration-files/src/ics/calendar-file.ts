import { PeregrineError } from "@peregrine/core";
import { contentLines, plainValue, type ContentLine } from "./content-lines.ts";
import { InterviewEvent, type EventChanges } from "./interview-event.ts";

/** Marks our events among a person's own. */
const OURS = "@peregrine-integrations";

/** What becomes of one event. */
export interface EventWrite {
  /** The job's. */
  key: string;
  whole: EventChanges;
  changes: EventChanges;
}

const NEW_CALENDAR = [
  "BEGIN:VCALENDAR",
  "VERSION:2.0",
  "PRODID:-//Peregrine Integrations//Files//EN",
  "CALSCALE:GREGORIAN",
  "METHOD:PUBLISH",
  "X-WR-CALNAME:Interviews",
  "END:VCALENDAR",
  "",
].join("\r\n");

/**
 * A calendar file (RFC 5545) with one event for each interview, found by its UID, which stays the same for good. Everything
 * else in the file is written back byte for byte.
 */
export class CalendarFile {
  /** The text in pieces: those that are ours as events. */
  readonly #pieces: (string | InterviewEvent)[] = [];
  readonly #events = new Map<string, InterviewEvent>();

  /** @param bytes - the file; none for a new one. @throws PeregrineError `schema` for what is no calendar */
  constructor(bytes: Uint8Array = Buffer.from(NEW_CALENDAR)) {
    const text = bytes.length === 0 ? NEW_CALENDAR : decode(bytes);
    const lines = contentLines(text);
    if (
      !lines.some(
        (line) =>
          line.name.replace("\uFEFF", "") === "BEGIN" && plainValue(line).toUpperCase() === "VCALENDAR",
      )
    )
      throw noCalendar();
    for (const piece of piecesOf(lines)) this.#add(piece);
  }

  /** The interview of a job, by the job's key. */
  event(key: string): InterviewEvent | undefined {
    return this.#events.get(key + OURS);
  }

  /**
   * Changes the event of a job; one that gets a time and has none yet is made of the whole.
   *
   * @param now - ms since the epoch
   * @returns whether anything is different now
   */
  put({ key, whole, changes }: EventWrite, now: number): boolean {
    const event = this.event(key);
    if (event) return event.change(changes, now);
    return Boolean(changes.start) && this.#create(key, now).change({ ...whole, ...changes }, now);
  }

  toBytes(): Uint8Array {
    return Buffer.from(this.#pieces.join(""));
  }

  #create(key: string, now: number): InterviewEvent {
    const lineEnd = /\r\n|\r|\n/.exec(String(this.#pieces[0]))?.[0] ?? "\r\n";
    const event = InterviewEvent.create(key + OURS, lineEnd, now);
    const end = this.#pieces.findLastIndex(
      (piece) => typeof piece === "string" && /^END:VCALENDAR/im.test(piece),
    );
    if (end === -1) throw noCalendar();
    this.#pieces.splice(end, 0, event);
    this.#events.set(key + OURS, event);
    return event;
  }

  #add(piece: string): void {
    const ours = piece.includes("BEGIN") && piece.replaceAll(/(?:\r\n|\r|\n)[ \t]/g, "").includes(OURS);
    const event = ours ? new InterviewEvent(piece) : undefined;
    const uid = event?.uid;
    if (!event || !uid?.endsWith(OURS) || this.#events.has(uid)) return void this.#pieces.push(piece);
    this.#events.set(uid, event);
    this.#pieces.push(event);
  }
}

/** Each event of the calendar is a piece, and each line around them. */
function piecesOf(lines: readonly ContentLine[]): string[] {
  const pieces: string[] = [];
  let depth = 0;
  for (const line of lines) {
    if (depth > 1) pieces[pieces.length - 1] += line.raw;
    else pieces.push(line.raw);
    if (line.name.replace("\uFEFF", "") === "BEGIN") depth += 1;
    if (line.name === "END") depth -= 1;
  }
  return pieces;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw noCalendar();
  }
}

function noCalendar(): PeregrineError {
  return new PeregrineError("schema", "The calendar file is no calendar", {
    hint: "Move it aside; a new one is made in its place. Nothing was changed.",
  });
}
