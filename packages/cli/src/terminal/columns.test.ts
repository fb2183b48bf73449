import { expect, test } from "vitest";
import { clip, columns, widthOf } from "./columns.ts";
import { printable } from "./printable.ts";
import { ago, count, duration } from "./time.ts";

test.each([
  ["plain", 5],
  ["\u001B[32mgreen\u001B[39m", 5],
  ["日本", 4],
  ["👩‍💻 x", 4],
  ["é", 1],
])("%j takes %i columns", (text, width) => {
  expect(widthOf(text)).toBe(width);
});

test("a text is cut to what fits, with an ellipsis, and never within a character", () => {
  expect(clip("abcdef", 6)).toBe("abcdef");
  expect(clip("abcdef", 4)).toBe("abc…");
  expect(clip("日本語", 4)).toBe("日…");
});

test("columns line up whatever is in them", () => {
  expect(
    columns([
      ["日本", "1"],
      ["a", "2"],
    ]),
  ).toEqual(["日本  1", "a     2"]);
});

test.each([
  ["a\u001B[31mred\u001B[0m", "ared"],
  ["\u001B]8;;http://x\u0007link\u001B]8;;\u0007", "link"],
  ["\u009B2Jx", "x"],
  ["two\r\nlines\tand a tab", "two lines and a tab"],
  ["\u202Eevil\u2066", "evil"],
  ["\u001B", ""],
  ["lone \uD800", "lone \uFFFD"],
  ["日本 – ok", "日本 – ok"],
])("%j is shown as %j", (text, shown) => {
  expect(printable(text)).toBe(shown);
});

test("spans of time, and how long ago", () => {
  expect([12, 3120, 61_000, 180_000, 3_900_000, 90_000_000].map(duration)).toEqual([
    "12 ms",
    "3.1 s",
    "61 s",
    "3 min",
    "1 h 5 min",
    "1 d 1 h",
  ]);
  expect(ago("2026-01-01T00:00:00Z", Date.parse("2026-01-01T00:03:00Z"))).toBe("3 min ago");
  expect(count(1, "request") + count(12_345, "job")).toBe("1 request12,345 jobs");
});
