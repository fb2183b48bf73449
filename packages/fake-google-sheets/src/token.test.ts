import { afterEach, beforeEach, expect, test } from "vitest";
import { startFakeGoogleSheets, type FakeGoogleSheets } from "./index.ts";
import { askForToken, type Claims } from "./testing/token-for.ts";

let fake: FakeGoogleSheets;

beforeEach(async () => {
  fake = await startFakeGoogleSheets();
});

afterEach(() => fake.close());

test("a good assertion gets a token for an hour; so does one signed for Google's own address", async () => {
  expect(await askForToken(fake)).toEqual({
    status: 200,
    body: { access_token: expect.stringMatching(/^ya29\./), expires_in: 3599, token_type: "Bearer" },
  });
  expect((await askForToken(fake, { aud: "https://oauth2.googleapis.com/token" })).status).toBe(200);
});

test.each<[string, Claims, string]>([
  ["a clock that is ten minutes slow or fast", { nowMs: Date.now() + 600_000 }, "reasonable timeframe"],
  ["an assertion of yesterday", { nowMs: Date.now() - 86_400_000 }, "reasonable timeframe"],
  ["an assertion for more than an hour", { lifetimeSeconds: 3_700 }, "short-lived token (60 minutes)"],
  ["another audience", { aud: "https://evil.example/token" }, "audience check"],
  ["another account", { iss: "someone@else.example" }, "account not found"],
  ["another algorithm", { alg: "none" }, "Invalid JWT"],
])("%s is refused", async (_, claims, words) => {
  const { status, body } = await askForToken(fake, claims);
  expect([status, body["error"]]).toEqual([400, "invalid_grant"]);
  expect(body["error_description"]).toContain(words);
});

test("a scope that opens no sheets, and a key that was deleted", async () => {
  const { body } = await askForToken(fake, { scope: "https://www.googleapis.com/auth/calendar" });
  expect(body["error"]).toBe("invalid_scope");
  fake.person.revokeCredentials();
  expect((await askForToken(fake)).body["error_description"]).toBe("Invalid JWT Signature.");
});

test("a refresh token is good until it is revoked; the client must be the right one", async () => {
  const { client_id, client_secret, refresh_token } = JSON.parse(fake.authorizedUser);
  const refresh = async (also: object = {}) => {
    const form = { grant_type: "refresh_token", client_id, client_secret, refresh_token, ...also };
    const response = await fetch(fake.tokenUri, { method: "POST", body: new URLSearchParams(form) });
    return `${response.status} ${JSON.stringify(await response.json())}`;
  };
  expect(await refresh()).toContain("200");
  expect(await refresh({ client_secret: "wrong" })).toContain('401 {"error":"invalid_client"');
  fake.person.revokeCredentials();
  expect(await refresh()).toContain(
    '400 {"error":"invalid_grant","error_description":"Token has been expired or revoked."',
  );
});
