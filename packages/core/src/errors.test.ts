import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { PeregrineError, toError, toFailure, type Failure } from "./errors.ts";
import { FAILURES } from "./failure-codes.ts";

test("an error carries its details, and only those it was given", () => {
  const cause = new Error("why");
  const error = new PeregrineError("auth", "Refused.", { field: "token", hint: "Renew it.", cause });
  expect(error).toBeInstanceOf(Error);
  expect({ ...error }).toEqual({ name: "PeregrineError", code: "auth", field: "token", hint: "Renew it." });
  expect([error.message, error.cause, error.status, "status" in error]).toEqual([
    "Refused.",
    cause,
    undefined,
    false,
  ]);
  expect("cause" in new PeregrineError("auth", "Refused.")).toBe(false);
});

test("a failure survives the way to data and back, its cause stays behind", () => {
  const failure: Failure = {
    code: "rate_limited",
    message: "Slow down.",
    field: "f",
    hint: "h",
    docsUrl: "https://example.com",
    status: 429,
    retryAfterMs: 0,
    issues: [{ field: "f", message: "m" }],
    mayHaveCommitted: false,
  };
  expect(toFailure(toError(failure))).toEqual(failure);
  expect(JSON.parse(JSON.stringify(toFailure(toError(failure))))).toEqual(failure);
  expect(toFailure(new PeregrineError("auth", "m", { cause: new Error("secret") }))).toEqual({
    code: "auth",
    message: "m",
  });
});

test("an error of another copy of core is known by its mark", () => {
  const foreign = Object.assign(new Error("m"), { code: "quota", [Symbol.for("peregrine.error")]: true });
  expect(PeregrineError.is(foreign)).toBe(true);
  expect(toFailure(foreign)).toEqual({ code: "quota", message: "m" });
});

test.each([
  [new TypeError("broken"), "broken"],
  ["a word", "a word"],
  [undefined, "undefined"],
  [null, "null"],
  [{ code: "auth" }, "[object Object]"],
])("%j, thrown by anybody else, is an unknown failure", (thrown, message) => {
  expect(toFailure(thrown)).toEqual({ code: "unknown", message });
});

test("exit codes are unique, and clear of those that shells use", () => {
  const codes = Object.values(FAILURES).map((rule) => rule.exitCode);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.filter((code) => code !== 1 && code !== 130).every((code) => code >= 10 && code < 64)).toBe(
    true,
  );
});

const IN_A_SYNC = {
  run: "it ends at once",
  outage: "it pauses, and is put off if that does not help",
  job: "this job fails, the others go on",
};
const NOT_FOUND =
  "the connection is tested. If it holds, a person removed the record: it is left alone, the others go on. If not, the run ends";

test("docs/errors.md has a section for each code, in order, with what the table says", () => {
  const page = readFileSync(new URL("../../../docs/errors.md", import.meta.url), "utf8");
  const sections = page
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [title = "", ...lines] = section.split("\n");
      return {
        title: title.replaceAll("`", ""),
        facts: lines.find((line) => line.startsWith("Retried:")),
        sync: lines.find((line) => line.startsWith("In a sync: ")),
        body: section,
      };
    });
  const expected = Object.entries(FAILURES).map(([title, rule]) => ({
    title,
    facts: `Retried: ${rule.retryable ? "yes" : "no"} · exit code ${rule.exitCode} · HTTP status ${rule.httpStatus}`,
    sync: `In a sync: ${title === "not_found" ? NOT_FOUND : IN_A_SYNC[rule.scope]}`,
  }));
  expect(sections.map(({ title, facts, sync }) => ({ title, facts, sync }))).toEqual(expected);
  for (const { body } of sections)
    expect(body).toMatch(/\*\*Usual causes\.\*\* .{20,}[\s\S]*\*\*What to do\.\*\* .{20,}/);
});
