import { describe, expect, it } from "vitest";
import { normaliseDate } from "./dates.ts";
import { toJob } from "./to-job.ts";

describe("normaliseDate", () => {
  it.each([
    ["2026-03-01", "2026-03-01"],
    ["2024-02-29", "2024-02-29"],
    ["2026-03-01T14:30", "2026-03-01T14:30"],
    ["2026-03-01T14:30:59.123456", "2026-03-01T14:30"],
    ["2026-03-01 14:30", "2026-03-01T14:30"],
    ["2026-03-01 14:30:00", "2026-03-01T14:30:00Z"],
    ["2026-03-01T14:30:00.123Z", "2026-03-01T14:30:00.123Z"],
    ["2026-03-01t14:30z", "2026-03-01T14:30:00Z"],
    ["2026-03-01T00:30:00+02:00", "2026-02-28T22:30:00Z"],
    ["2026-03-01 14:30:00.5-0530", "2026-03-01T20:00:00.500Z"],
    ["2026-12-31T23:00:00-02", "2027-01-01T01:00:00Z"],
  ])("reads %s as %s", (text, expected) => {
    expect(normaliseDate(text)).toBe(expected);
  });

  it.each([
    "",
    "soon",
    "2026-02-29",
    "1900-02-29",
    "2026-04-31",
    "2026-13-01",
    "2026-00-10",
    "2026-03-00",
    "2026-03-01T24:00",
    "2026-03-01T10:60",
    "2026-03-01 10:00:60",
    "2026-03-01T10:00:00+99:00",
    "01/03/2026",
    "2026-03-01 and later",
    "20260301",
  ])("takes %j for no date", (text) => {
    expect(normaliseDate(text)).toBeUndefined();
  });

  it("reads a Date of the host's own rows", () => {
    expect(toJob({ date_found: new Date(0) }).date_found).toBe("1970-01-01T00:00:00.000Z");
    expect(toJob({ date_found: new Date(Number.NaN) })).toStrictEqual({});
  });
});
