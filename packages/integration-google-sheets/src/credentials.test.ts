import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { attachIntegration } from "@peregrine/core/host";
import { startFakeGoogleSheets, type FakeGoogleSheets } from "@peregrine/fake-google-sheets";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readCredentials } from "./credentials.ts";
import GoogleSheetsIntegration from "./index.ts";
import { connect } from "./testing/connect.ts";

let google: FakeGoogleSheets;
let spreadsheet_id: string;
let folder: string;

beforeEach(async () => {
  google = await startFakeGoogleSheets();
  spreadsheet_id = google.person.createSpreadsheet("Search", { Jobs: [["Title", "Link"]] }).id;
  folder = await mkdtemp(join(tmpdir(), "peregrine-credentials-"));
});

afterEach(async () => {
  await google.close();
  await rm(folder, { recursive: true, force: true });
});

const check = (credentials_json: string) => connect(google, { spreadsheet_id, credentials_json }).check();

const changed = (also: object) => JSON.stringify({ ...JSON.parse(google.serviceAccount), ...also });

test("a service account's file connects: pasted, or by its path", async () => {
  const path = join(folder, "key.json");
  await writeFile(path, google.serviceAccount);
  expect(await check(google.serviceAccount)).toMatchObject({ ok: true });
  expect(await check(path)).toMatchObject({ ok: true });
});

test("a person's refresh token connects", async () => {
  expect(await check(google.authorizedUser)).toMatchObject({
    ok: true,
    account: "You, spreadsheet “Search”, tab “Jobs”",
  });
  google.person.share(spreadsheet_id, "none", "me@example.com");
  expect(await check(google.authorizedUser)).toMatchObject({
    failure: { code: "permission", hint: expect.stringContaining("the account you signed in with") },
  });
});

describe("credentials that are none are told as such, and nothing of them is repeated", () => {
  test.each([
    ["no JSON", '{"private_key": "-----BEGIN', "are no JSON"],
    ["a list", "{}", "neither a service account's key nor a refresh token"],
    ["a client without a token", '{"client_id":"1","client_secret":"hunter22-and"}', "nor a refresh token"],
    ["no file", "/nowhere/key.json", "cannot be read (ENOENT)"],
  ])("%s", async (_, credentials, words) => {
    const result = await check(credentials);
    expect(result).toMatchObject({
      failure: { code: "invalid_config", field: "credentials_json", message: expect.stringContaining(words) },
    });
    expect(JSON.stringify(result)).not.toMatch(/hunter22|BEGIN/);
  });

  test("a key that was cut", async () => {
    expect(await check(changed({ private_key: "-----BEGIN PRIVATE KEY-----\nMII\n" }))).toMatchObject({
      failure: {
        code: "auth",
        field: "credentials_json",
        message: expect.stringContaining("cannot be read"),
      },
    });
  });
});

test("a file that has tokens granted elsewhere than at Google is refused, and nothing is sent there", async () => {
  for (const token_uri of [
    "https://evil.example/token",
    "https://oauth2.googleapis.com.evil.example/token",
    "https://oauth2.googleapis.com@evil.example/token",
    "http://oauth2.googleapis.com/token",
    "http://192.168.1.1/token",
    "file:///etc/passwd",
    "nonsense",
  ]) {
    await expect(readCredentials(changed({ token_uri }))).rejects.toMatchObject({
      code: "invalid_config",
      field: "credentials_json",
      message: expect.stringContaining("not Google's"),
    });
  }
  expect(await readCredentials(changed({ token_uri: undefined }))).toMatchObject({
    tokenUri: "https://oauth2.googleapis.com/token",
  });
});

test("a key that was deleted, and a consent that was taken back, are auth", async () => {
  const both = [google.serviceAccount, google.authorizedUser];
  google.person.revokeCredentials();
  for (const credentials of both) {
    expect(await check(credentials)).toMatchObject({
      failure: { code: "auth", field: "credentials_json", message: expect.stringContaining("invalid_grant") },
    });
  }
});

test("a clock that is wrong is named", async () => {
  await using later = await startFakeGoogleSheets({ now: () => Date.now() + 7_200_000 });
  const { id } = later.person.createSpreadsheet("Search", { Jobs: [["Title", "Link"]] });
  expect(await connect(later, { spreadsheet_id: id }).check()).toMatchObject({
    failure: { code: "auth", hint: expect.stringContaining("clock") },
  });
});

test("one token serves many calls, and is renewed once when it ends before its time", async () => {
  const integration = connect(google, { spreadsheet_id });
  for (let n = 0; n < 3; n += 1) expect(await integration.check()).toMatchObject({ ok: true });
  expect(google.tokenRequests).toBe(1);
  google.expireTokens();
  expect(await integration.check()).toMatchObject({ ok: true });
  expect(google.tokenRequests).toBe(2);
});

test("the secrets of a file of which only the path was given leave a text, and so does the access token", async () => {
  const path = join(folder, "key.json");
  await writeFile(path, google.authorizedUser);
  const sent: string[] = [];
  const integration = attachIntegration({
    Integration: GoogleSheetsIntegration,
    config: { spreadsheet_id, credentials_json: path },
    baseUrl: google.url,
    fetch: (input, init) => {
      sent.push(new Headers(init?.headers).get("authorization") ?? "");
      return fetch(input, init);
    },
  });
  expect(await integration.check()).toMatchObject({ ok: true });
  const token = sent.at(-1)?.replace("Bearer ", "") ?? "";
  const { client_secret, refresh_token } = JSON.parse(google.authorizedUser);
  expect(token).toMatch(/^ya29/);
  for (const secret of [token, client_secret, refresh_token])
    expect(integration.redact(`x ${secret} x`)).toBe("x [redacted] x");
});
