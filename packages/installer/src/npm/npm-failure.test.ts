import { FAILURES } from "@peregrine/core/host";
import { expect, test } from "vitest";
import { npmFailure } from "./npm-failure.ts";

test.each([
  ["E404", "not_found"],
  ["ETARGET", "not_found"],
  ["E401", "auth"],
  ["E403", "permission"],
  ["EACCES", "permission"],
  ["ENOSPC", "quota"],
  ["ETIMEDOUT", "timeout"],
  ["ENOTFOUND", "network"],
  ["SELF_SIGNED_CERT_IN_CHAIN", "network"],
  ["EINTEGRITY", "incompatible"],
  ["ERESOLVE", "incompatible"],
  ["EBADENGINE", "incompatible"],
  ["E429", "rate_limited"],
  ["E502", "unavailable"],
  ["ESOMETHING", "unknown"],
])("%s is told as one sentence with a way out", (npm, code) => {
  const failure = npmFailure(npm, "peregrine-integration-acme", { log: "/home/npm.log" });
  expect(failure.code).toBe(code);
  expect(FAILURES).toHaveProperty(failure.code);
  expect(failure.message).toMatch(new RegExp(`^[^.\\n]+ \\(${npm}\\)$`));
  expect(failure.hint).toMatch(/ What npm said: \/home\/npm\.log$/);
});

test("what nobody knows is told in npm's own words", () => {
  expect(npmFailure("EODD", "acme", { said: "the moon is full" }).message).toBe(
    "npm could not finish with acme: the moon is full (EODD)",
  );
});
