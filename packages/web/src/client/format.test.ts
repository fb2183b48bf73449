import { describe, expect, test } from "vitest";
import { value } from "./format.ts";
import { Formats } from "./formats.ts";

const NOW = Date.parse("2026-05-01T12:00:00Z");
const american = new Formats("en-US");
const german = new Formats("de-DE");

describe("times and values as people write them", () => {
  test.each([
    ["2026-05-01T12:00:30Z", "now"],
    ["2026-05-01T11:57:00Z", "3 minutes ago"],
    ["2026-05-01T07:00:00Z", "5 hours ago"],
    ["2026-04-30T11:00:00Z", "yesterday"],
  ])("%s was %s, and a clock that runs ahead is no trouble", (iso, words) => {
    expect(american.ago(iso, NOW)).toBe(words);
  });

  test.each([
    [340, "340 ms"],
    [3120, "3.1 sec"],
    [45_000, "45 sec"],
    [1_200_000, "20 min"],
    [3_900_000, "1 hr 5 min"],
    [7_199_000, "2 hr 0 min"],
  ])("%d ms is %s", (ms, words) => {
    expect(american.duration(ms)).toBe(words);
  });

  test("another country writes them another way", () => {
    expect(german.number(12_345.67)).toBe("12.345,7");
    expect(german.ago("2026-05-01T11:57:00Z", NOW)).toBe("vor 3 Minuten");
    expect(german.duration(3120)).toBe("3,1 Sek.");
  });

  test("what happened on another day is told with the day", () => {
    expect(american.moment("2026-03-01T12:00:00Z", NOW)).toContain("Mar 1, 2026");
    expect(american.moment(NOW - 60_000, NOW)).not.toContain("2026");
  });

  test("values of a record: nothing has a word, and so have yes and no", () => {
    expect([null, "", [], ["a", "b"], true, { a: 1 }].map(value)).toEqual([
      "empty",
      "empty",
      "empty",
      "a, b",
      "yes",
      '{"a":1}',
    ]);
  });
});
