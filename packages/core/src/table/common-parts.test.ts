import { expect, test } from "vitest";
import { commonParts } from "./common-parts.ts";

test.each([
  ["https://example.com", ["example.com"]],
  ["HTTP://WWW.Example.com:8080/jobs/1/#apply", ["example.com:8080/jobs/1"]],
  ["https://example.com/a%20b/engineer?q=x%2By&utm_source=z", ["example.com/a", "q=x"]],
  ["https://example.com/büro/stelle-12", ["example.com/b"]],
  ["https://example.com/ü/ab-12345678901", ["/ab-12345678901"]],
  ["email://example.com/3f2a", ["email://example.com/3f2a"]],
  [" no link ", ["no link"]],
])("%s", (link, parts) => {
  expect(commonParts(link)).toEqual(parts);
});

test("each part is in every spelling", () => {
  const spellings = [
    "https://www.example.com/jobs/a b/42/?ref=x&page=2",
    "http://example.com/jobs/a%20b/42?page=2",
    "https://example.com/jobs/a b/42?page=2#top",
  ];
  for (const part of commonParts(spellings[0]!))
    expect(
      spellings.every((spelling) => spelling.includes(part)),
      part,
    ).toBe(true);
});
