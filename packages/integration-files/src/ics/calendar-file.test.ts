import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { CalendarFile } from "./calendar-file.ts";
import type { EventChanges } from "./interview-event.ts";

const NOW = Date.UTC(2026, 10, 24, 9);
const textOf = (file: CalendarFile): string => Buffer.from(file.toBytes()).toString();
const open = (text: string): CalendarFile => new CalendarFile(Buffer.from(text));

function put(file: CalendarFile, key: string, changes: EventChanges, now: number): boolean {
  return file.put({ key, changes, whole: changes }, now);
}

/** What another program makes of the file. */
function eventsIn(text: string): Record<string, string>[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar
    .getAllSubcomponents("vevent")
    .map((event) =>
      Object.fromEntries(event.getAllProperties().map((one) => [one.name, String(one.getFirstValue())])),
    );
}

const PERSONS_OWN = [
  "BEGIN:VCALENDAR",
  "VERSION:2.0",
  "PRODID:-//Somebody//Else//EN",
  "BEGIN:VTIMEZONE",
  "TZID:Europe/Lisbon",
  "END:VTIMEZONE",
  "BEGIN:VEVENT",
  "UID:dentist@example.com",
  "dtstart;tzid=Europe/Lisbon:20261201T090000",
  "SUMMARY:Dentist\\, do not ",
  "\tforget",
  'X-ODD;X-P="a:b":v',
  "END:VEVENT",
  "END:VCALENDAR",
  "",
].join("\n");

describe("an interview in a calendar file", () => {
  it("at a time is an hour in the calendar's own time; in UTC stays so; of a day is the whole day", () => {
    const file = new CalendarFile();
    put(file, "p1", { start: "2026-11-30T14:00", title: "Interview: Luthier @ Salt & Vine" }, NOW);
    put(file, "p2", { start: "2026-11-30T14:00Z", title: "B" }, NOW);
    put(file, "p3", { start: "2026-11-30", title: "C" }, NOW);
    const times = eventsIn(textOf(file)).map(({ dtstart, dtend }) => [dtstart, dtend]);
    expect(times).toEqual([
      ["2026-11-30T14:00:00", "2026-11-30T15:00:00"],
      ["2026-11-30T14:00:00Z", "2026-11-30T15:00:00Z"],
      ["2026-11-30", "2026-12-01"],
    ]);
    const again = open(textOf(file));
    expect(["p1", "p2", "p3"].map((key) => again.event(key)?.start)).toEqual([
      "2026-11-30T14:00",
      "2026-11-30T14:00Z",
      "2026-11-30",
    ]);
  });

  it("that moves is the same event in a later version, and keeps its length and what was added to it", () => {
    const first = new CalendarFile();
    put(first, "p1", { start: "2026-11-30T14:00", title: "Interview" }, NOW);
    const alarm = "BEGIN:VALARM\r\nTRIGGER:-PT30M\r\nSUMMARY:Leave\r\nEND:VALARM\r\nX-MINE:yes\r\n";
    const edited = textOf(first).replace("T150000", "T143000").replace("END:VEVENT", `${alarm}END:VEVENT`);
    const file = open(edited);
    put(file, "p1", { start: "2026-12-01T09:00" }, NOW + 60_000);
    const [event] = eventsIn(textOf(file));
    expect(event).toMatchObject({
      uid: "p1@peregrine-integrations",
      sequence: "1",
      dtstart: "2026-12-01T09:00:00",
      dtend: "2026-12-01T09:30:00",
      summary: "Interview",
      "last-modified": "2026-11-24T09:01:00Z",
      created: "2026-11-24T09:00:00Z",
    });
    expect(textOf(file)).toContain(alarm);
  });

  it("that is called off is cancelled, not removed, and can be on again", () => {
    const file = new CalendarFile();
    put(file, "p1", { start: "2026-11-30", title: "Interview" }, NOW);
    put(file, "p1", { start: null }, NOW);
    expect(eventsIn(textOf(file))[0]).toMatchObject({ status: "CANCELLED", sequence: "1" });
    expect(file.event("p1")?.start).toBeUndefined();
    put(file, "p1", { start: "2026-12-02" }, NOW);
    expect(eventsIn(textOf(file))[0]).toMatchObject({ status: "CONFIRMED", dtstart: "2026-12-02" });
  });

  it.each([
    ["commas, semicolons and backslashes", "a, b; c\\n d"],
    ["more than a line", `${"Long ".repeat(60)}✓`.trim()],
    ["emoji where the line folds", `${"x".repeat(70)}👩🏽‍🚀👩🏽‍🚀`],
    ["what looks like another line", "Interview END:VEVENT BEGIN:VEVENT"],
  ])("may have a title of %s", (_what, title) => {
    const file = new CalendarFile();
    put(file, "p1", { start: "2026-11-30", title }, NOW);
    expect(eventsIn(textOf(file)).map(({ summary }) => summary)).toEqual([title]);
    for (const line of textOf(file).split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  it("cannot add lines of its own to the file", () => {
    const file = new CalendarFile();
    const attack = "x\r\nATTACH:https://evil.example";
    put(
      file,
      "p1",
      { start: "2026-11-30", title: attack, location: attack, url: `https://a.example/${attack}` },
      NOW,
    );
    expect(eventsIn(textOf(file))[0]).not.toHaveProperty("attach");
  });
});

describe("a calendar file that a person keeps", () => {
  it("keeps every byte of theirs, beside ours", () => {
    const file = open(PERSONS_OWN);
    put(file, "p1", { start: "2026-11-30", title: "Interview" }, NOW);
    const text = textOf(file);
    const ours = /BEGIN:VEVENT\nUID:p1[\s\S]*?END:VEVENT\n/.exec(text)![0];
    expect(ours).not.toContain("\r");
    expect(text.replace(ours, "")).toBe(PERSONS_OWN);
  });

  it("is refused when it is none", () => {
    expect(() => open("Dear diary,\n")).toThrow(/no calendar/);
    expect(() => new CalendarFile(Buffer.from([0xff, 0xfe, 0x00]))).toThrow(/no calendar/);
  });
});
