import { describe, expect, test } from "vitest";
import { jobKey } from "../job-key.ts";
import { diffRecord, fillBlanks } from "./diff-record.ts";
import { normaliseUrl } from "./normalise-url.ts";
import { portedDestination } from "./ported-destination.ts";
import { recordDigest } from "./record-digest.ts";
import { SeenKeys } from "./seen-keys.ts";
import { Harness, someJobs } from "./testing/harness.ts";

test.each([
  ["http://WWW.Example.com/jobs/1/?utm_source=x#apply", "https://example.com/jobs/1"],
  ["https://example.com:443/a?b=2&a=1", "https://example.com/a?a=1&b=2"],
  ["email://example.com/abc", "email://example.com/abc"],
  ["  not an address ", "not an address"],
])("%s is compared as %s", (address, normal) => {
  expect(normaliseUrl(address)).toBe(normal);
});

test("a hundred thousand keys are told apart, and each from itself", () => {
  const seen = new SeenKeys();
  const keys = Array.from({ length: 100_000 }, (_, index) =>
    jobKey({ url: `https://example.com/${index}` })!,
  );
  expect(keys.every((key) => seen.add(key))).toBe(true);
  expect(keys.some((key) => seen.add(key))).toBe(false);
});

describe("comparing", () => {
  test("all blanks are the same, lists are compared by their items", () => {
    expect(diffRecord({ a: "", b: ["x"], c: null }, { a: null, b: ["x"] })).toEqual({});
    expect(diffRecord({ b: ["x", "y"] }, { b: ["x"] })).toEqual({ b: { before: ["x"], after: ["x", "y"] } });
  });

  test("a field named like a built-in is a field like any other", () => {
    expect(diffRecord({ constructor: "x" }, {})).toEqual({ constructor: { after: "x" } });
  });

  test("only blanks are filled", () => {
    expect(fillBlanks({ a: "ours", b: "ours", c: "" }, { a: "theirs", b: "" })).toEqual({
      b: { before: null, after: "ours" },
    });
  });

  test("a digest tells a lone surrogate from the character that replaces it", () => {
    expect(recordDigest({ title: "\uD800" })).not.toBe(recordDigest({ title: "\uFFFD" }));
  });
});

test("a port that overrides sync is handed one changed job at a time", async () => {
  const handed: unknown[] = [];
  const harness = new Harness(
    portedDestination(
      async (jobs) => (handed.push(jobs.map(({ title }) => title)), jobs[0]!.title === "Job 2" ? 0 : 1),
    ),
  );
  const report = await harness.sync(someJobs(3));
  expect(handed).toEqual([["Job 1"], ["Job 2"], ["Job 3"]]);
  expect(report.counts).toMatchObject({ created: 2, failed: 1 });
  await harness.sync(someJobs(1, { salary: "more" }));
  expect(handed.at(-1)).toEqual(["Job 1"]);
});
