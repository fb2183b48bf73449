import { expect, test } from "vitest";
import { newEntry, type LoggedRequest } from "../server/logged-request.ts";
import { assertNoSecret, type NoSecretOptions } from "./no-secret.ts";

/** Special in an address, in JSON, and in base64, where it needs both digits that base64url replaces. */
const secret = 'ntn_é+/ "x"=9>?>?>~~~';

function request(parts: Partial<LoggedRequest> = {}): LoggedRequest {
  return {
    ...newEntry({ index: 7, method: "POST", path: "/v1", headers: {}, at: 0, write: true, inFlight: 1 }),
    ...parts,
  };
}

function base64(text: string): string {
  return Buffer.from(text).toString("base64");
}

test.each<[string, Partial<LoggedRequest>]>([
  ['as it is, in the header "x-token"', { headers: { "x-token": secret } }],
  ['as it is, in the header "set-cookie"', { headers: { "set-cookie": ["a=1", secret] } }],
  ["URL-encoded, in the address", { path: `/v1?key=${encodeURIComponent(secret)}` }],
  ["URL-encoded, in the address", { path: `/v1?key=${encodeURIComponent(secret).toLowerCase()}` }],
  ["URL-encoded, in the body", { body: new URLSearchParams({ key: secret }).toString() }],
  ["in JSON, in the body", { body: JSON.stringify({ note: `see ${secret}` }) }],
  ["in base64, in the body", { body: base64(secret) }],
  ["in base64, in the body", { body: base64(`u:${secret}`) }],
  ["in base64, in the body", { body: base64(`me:${secret}:end`) }],
  ["in base64url, in the address", { path: `/v1/${Buffer.from(secret).toString("base64url")}` }],
  ["in hex, in the address", { path: `/v1/${Buffer.from(secret).toString("hex").toUpperCase()}` }],
])("finds a secret %s, and does not repeat it", (where, parts) => {
  const failing = () => assertNoSecret([request(), request(parts)], ["another-secret", secret]);
  expect(failing).toThrow(`Found secret 2, ${where} of request #7`);
  expect(failing).not.toThrow(secret);
});

test.each<[string, Partial<LoggedRequest>, NoSecretOptions?]>([
  ["the authorization header", { headers: { authorization: `Bearer ${secret}` } }],
  ["a header that was allowed", { headers: { "x-api-key": secret } }, { allowedHeaders: ["x-api-key"] }],
  [
    "a body that was allowed",
    { path: "/token", body: secret },
    { allowedBody: ({ path }) => path === "/token" },
  ],
])("a secret in %s is no finding", (_, parts, options) => {
  expect(() => assertNoSecret([request(parts)], [secret], options)).not.toThrow();
});

test("a secret too short to mean anything is refused, not searched for", () => {
  expect(() => assertNoSecret([], ["", "abc"])).toThrow("Secret 1 is shorter than 6 characters");
});
