import { expect, test } from "vitest";
import { toFailure } from "../errors.ts";
import { codeOfStatus, failureOfStatus } from "./failure-of-status.ts";

const failure = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  toFailure(failureOfStatus("Acme", { status, body, headers: new Headers(headers) }));

test.each<[number, string]>([
  [302, "network"],
  [400, "schema"],
  [401, "auth"],
  [402, "quota"],
  [403, "permission"],
  [404, "not_found"],
  [408, "timeout"],
  [409, "conflict"],
  [410, "not_found"],
  [413, "schema"],
  [418, "unknown"],
  [422, "schema"],
  [423, "conflict"],
  [425, "unavailable"],
  [429, "rate_limited"],
  [500, "unavailable"],
  [501, "unsupported"],
  [502, "unavailable"],
  [503, "unavailable"],
  [504, "unavailable"],
  [507, "quota"],
  [529, "rate_limited"],
  [599, "unavailable"],
])("%d is %s", (status, code) => {
  expect(codeOfStatus(status)).toBe(code);
});

test.each<[unknown, string]>([
  [{ message: "No such page" }, ": No such page"],
  [{ error: "invalid_grant", error_description: "Token expired" }, ": Token expired"],
  [{ error: { message: "Deep", code: 1 } }, ": Deep"],
  [{ detail: "D" }, ": D"],
  [{ errors: [{ message: "First" }, { message: "Second" }] }, ": First"],
  [{ errors: ["First"] }, ": First"],
  [{ message: "two\n lines" }, ": two lines"],
  [{ message: "" }, ""],
  [{ message: 7 }, ""],
  ["<html>", ""],
  [undefined, ""],
  [[], ""],
])("the service's words are found in %j", (body, said) => {
  expect(failure(404, body).message).toBe(`Acme answered 404${said}`);
});

test("a long answer is cut", () => {
  expect(failure(400, { message: "x".repeat(10_000) }).message.length).toBeLessThan(330);
});

test("the field and the wait are told when the service tells", () => {
  expect(failure(422, { field: "name" }).field).toBe("name");
  expect(failure(422, { error: { field: "name" } }).field).toBe("name");
  expect(failure(422, { field: { a: 1 } })).not.toHaveProperty("field");
  expect(failure(429, {}, { "retry-after": "2" })).toMatchObject({
    code: "rate_limited",
    status: 429,
    retryAfterMs: 2_000,
  });
  expect(failure(429, {}, { "retry-after": "soon" })).not.toHaveProperty("retryAfterMs");
  expect(failure(429, { retry_after: 0.25 })).toMatchObject({ retryAfterMs: 250 });
  expect(failure(429, { error: { retryAfter: 3 } })).toMatchObject({ retryAfterMs: 3000 });
  expect(failure(429, { retry_after: 9 }, { "retry-after": "2" })).toMatchObject({ retryAfterMs: 2000 });
  expect(failure(429, { retry_after: -1 })).not.toHaveProperty("retryAfterMs");
  expect(failure(429, { retry_after: Infinity })).not.toHaveProperty("retryAfterMs");
});

test("the body is kept for whoever knows the service better, and told to nobody", () => {
  const body = { error: { type: "QUOTA_SPENT", message: "No" } };
  expect(failureOfStatus("Acme", { status: 429, body, headers: new Headers() }).cause).toBe(body);
  expect(failureOfStatus("Acme", { status: 502, body: "<html>", headers: new Headers() }).cause).toBe(
    undefined,
  );
  expect(JSON.stringify(failure(429, body))).not.toContain("QUOTA_SPENT");
});

test("a redirect names the host only: the rest of the address may hold a token", () => {
  const redirect = failure(302, {}, { location: "https://login.example.com/?token=hunter22" });
  expect(redirect).toMatchObject({
    code: "network",
    mayHaveCommitted: false,
    message: "Acme answered 302, a redirect to login.example.com",
  });
  expect(JSON.stringify(redirect)).not.toContain("hunter22");
  expect(failure(301, {}, { location: "/relative" }).message).toBe("Acme answered 301, a redirect");
});
