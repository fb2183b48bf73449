import { expect, test } from "vitest";
import { parseRetryAfter } from "./retry-after.ts";

const NOW = Date.parse("2026-11-24T12:00:00Z");

test.each<[string, number]>([
  ["0", 0],
  ["2", 2_000],
  [" 1.5 ", 1_500],
  ["0.0001", 1],
  ["Tue, 24 Nov 2026 12:00:30 GMT", 30_000],
  ["Tuesday, 24-Nov-26 12:00:30 GMT", 30_000],
  ["Tue Nov 24 12:00:30 2026 GMT", 30_000],
  ["Tue, 24 Nov 2026 11:00:00 GMT", 0],
  ["99999999999", 366 * 24 * 3_600_000],
  ["9".repeat(400), 366 * 24 * 3_600_000],
])("%j asks for %d ms", (header, ms) => {
  expect(parseRetryAfter(header, NOW)).toBe(ms);
});

test.each([
  null,
  undefined,
  "",
  "  ",
  "soon",
  "-5",
  "1e3",
  "0x10",
  "1,5",
  "2026-11-24T12:00:30Z",
  "Tue, nonsense",
  "NaN",
  "Infinity",
])("%j asks for nothing we understand", (header) => {
  expect(parseRetryAfter(header, NOW)).toBe(undefined);
});
