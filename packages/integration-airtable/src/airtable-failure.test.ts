import { failureOfStatus, PeregrineError } from "@peregrine/core";
import { expect, test } from "vitest";
import { airtableFailure } from "./airtable-failure.ts";

const failed = (status: number, body?: unknown, headers = {}) =>
  airtableFailure(failureOfStatus("Airtable", { status, body, headers: new Headers(headers) }));

const error = (type: string, message = "Words") => ({ error: { type, message } });

test.each<[number, unknown, object]>([
  [401, error("UNAUTHORIZED"), { code: "auth", field: "api_key" }],
  [401, undefined, { code: "auth", field: "api_key" }],
  [403, error("INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND"), { code: "permission", field: "api_key" }],
  [403, error("INVALID_PERMISSIONS", "Not yours"), { code: "permission", field: "base_id" }],
  [403, "<html>Blocked</html>", { code: "unavailable", mayHaveCommitted: false }],
  [404, { error: "NOT_FOUND" }, { code: "not_found" }],
  [413, error("REQUEST_TOO_LARGE"), { code: "schema" }],
  [422, error("ROW_DOES_NOT_EXIST"), { code: "not_found" }],
  [422, error("UNKNOWN_FIELD_NAME", 'Unknown field name: "fld1"'), { code: "schema" }],
  [422, error("LIST_RECORDS_ITERATOR_NOT_AVAILABLE"), { code: "unavailable", mayHaveCommitted: false }],
  [
    422,
    error("SOMETHING_NEW", "No\n such"),
    { code: "schema", message: "Airtable refused what we sent: No such" },
  ],
  [422, "<html>", { code: "schema" }],
  [429, { errors: [{ error: "RATE_LIMIT_REACHED" }] }, { code: "rate_limited", retryAfterMs: 30_000 }],
  [429, "Too many", { code: "rate_limited", retryAfterMs: 30_000 }],
  [429, { errors: [{ error: "PUBLIC_API_BILLING_LIMIT_EXCEEDED" }] }, { code: "quota" }],
  [429, error("PUBLIC_API_BILLING_LIMIT_EXCEEDED"), { code: "quota" }],
  [500, error("SERVER_ERROR"), { code: "unavailable" }],
  [503, "<html>", { code: "unavailable" }],
])("%d with %j", (status, body, failure) => {
  expect(failed(status, body)).toMatchObject({ status, ...failure });
});

test("a time to wait that Airtable names is believed", () => {
  const waits = failed(429, error("RATE_LIMIT_REACHED"), { "retry-after": "90" });
  expect(waits).toMatchObject({ code: "rate_limited", retryAfterMs: 90_000 });
});

test("what is no answer of Airtable's comes back as it is", () => {
  const network = new PeregrineError("network", "Airtable could not be reached");
  expect(airtableFailure(network)).toBe(network);
  const bug = new TypeError("x is undefined");
  expect(airtableFailure(bug)).toBe(bug);
});

test("long words are cut", () => {
  const { message } = Object(failed(422, error("X", "x".repeat(9_000))));
  expect(message.length).toBeLessThan(400);
});
