import { hash } from "node:crypto";
import { expect, test } from "vitest";
import { BuildService, REPOSITORY, WORKFLOW, type Build } from "../testing/build-service.ts";
import { verifyAttestation } from "./verify-attestation.ts";

const digest = (text: string) => `sha512-${hash("sha512", text, "base64")}`;
const ACME: Build = {
  packageName: "@acme/peregrine-integration-acme",
  version: "1.0.0",
  integrity: digest("acme"),
};

const service = await BuildService.start();
const bundle = await service.sign(ACME);

test("an attestation of this archive tells where it was built", () => {
  expect(verifyAttestation(bundle, ACME, service.trust)).toEqual({
    state: "verified",
    repository: REPOSITORY,
    workflow: WORKFLOW,
  });
});

test.each([
  ["of another package", { packageName: "@acme/peregrine-integration-other" }, "about another package"],
  ["of another version", { version: "1.0.1" }, "about another package"],
  ["of another archive", { integrity: digest("evil") }, "about another archive"],
])("an attestation %s is false", async (_what, other, reason) => {
  const answer = verifyAttestation(await service.sign({ ...ACME, ...other }), ACME, service.trust);
  expect(answer).toEqual({ state: "false", reason: expect.stringContaining(reason) });
});

/** A deep copy with one thing replaced in its text. */
function altered(pattern: RegExp, by: (match: string) => string): unknown {
  const text = JSON.stringify(bundle);
  const changed = text.replace(pattern, by);
  expect(changed).not.toBe(text);
  return JSON.parse(changed);
}

const payloadFor = (repository: string) =>
  Buffer.from(JSON.stringify({ subject: [], predicate: { repository } })).toString("base64");

test.each([
  ["whose statement was exchanged", altered(/"payload":"[^"]+"/, () => `"payload":"${payloadFor("evil")}"`)],
  ["whose signature was exchanged", altered(/"sig":"[^"]+"/, () => `"sig":"${payloadFor("evil")}"`)],
  [
    "whose log entry was moved in time",
    altered(/"integratedTime":"\d+"/, () => '"integratedTime":"1700000000"'),
  ],
  ["that no log has", altered(/"tlogEntries":\[.*?\}\]/, () => '"tlogEntries":[]')],
  ["without a certificate", altered(/"rawBytes":"[^"]+"/, () => '"rawBytes":""')],
  ["that is none", { bundle: true }],
  ["that is nothing", null],
])("an attestation %s is false", (_what, hostile) => {
  expect(verifyAttestation(hostile, ACME, service.trust)).toEqual({
    state: "false",
    reason: expect.stringMatching(/^the signature does not hold \(/),
  });
});

test("one by an authority that nobody trusts is false", async () => {
  const stranger = await BuildService.start();
  expect(verifyAttestation(await stranger.sign(ACME), ACME, service.trust).state).toBe("false");
});

test("one by a builder that nobody knows is no proof of where it was built", async () => {
  const person = await service.sign({ ...ACME, issuer: "https://accounts.google.com" });
  expect(verifyAttestation(person, ACME, service.trust)).toEqual({
    state: "unverified",
    reason: "it was not signed by a build service that is known",
  });
});

test("a repository with control characters in it is not repeated", async () => {
  const strange = await service.sign({ ...ACME, repository: "https://github.com/acme\u001B[2J" });
  expect(verifyAttestation(strange, ACME, service.trust).state).toBe("unverified");
});
