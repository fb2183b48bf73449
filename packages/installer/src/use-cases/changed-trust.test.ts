import { expect, test } from "vitest";
import type { TrustFacts } from "../trust/trust-facts.ts";
import { changedTrust } from "./changed-trust.ts";

const repository = "https://github.com/acme/acme";
const verified = { state: "verified", repository, workflow: "release.yml" } as const;
const before = { version: "1.0.0", installedAt: "", publisher: "ada", provenance: verified };
const now: TrustFacts = {
  packageName: "peregrine-integration-acme",
  version: "1.1.0",
  official: false,
  registry: "",
  publisher: "ada",
  provenance: verified,
  installScripts: [],
  dependencies: 0,
};

test("nothing changed, or nothing was known", () => {
  expect(changedTrust(before, now)).toBeUndefined();
  expect(changedTrust(undefined, now)).toBeUndefined();
});

test("provenance was lost, or is another", () => {
  expect(changedTrust(before, { ...now, provenance: { state: "unverified", reason: "" } })).toContain(
    `cannot be shown that it was built from ${repository}`,
  );
  const provenance = { ...verified, repository: "https://github.com/mallory/acme" };
  expect(changedTrust(before, { ...now, provenance })).toContain(
    "was built from https://github.com/mallory/acme",
  );
});

test("another account published it; of the official scope any of ours may", () => {
  expect(changedTrust(before, { ...now, publisher: "mallory" })).toContain("published by mallory");
  expect(changedTrust(before, { ...now, publisher: "bo", official: true })).toBeUndefined();
});
