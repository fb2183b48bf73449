import { isWrite, startFakeGoogleSheets } from "@peregrine/fake-google-sheets";
import { describeIntegration } from "@peregrine/testkit";
import { generateKeyPairSync } from "node:crypto";
import { describe, test } from "vitest";
import GoogleSheets from "./index.ts";

const { privateKey: otherKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
  publicKeyEncoding: { type: "spki", format: "pem" },
});

async function start() {
  const google = await startFakeGoogleSheets();
  const { person } = google;
  const { id, url } = person.createSpreadsheet("Search", { Jobs: [] });
  const rowOf = (key: string) => google.rows(id, "Jobs").findIndex((row) => row["Peregrine Key"] === key) + 1;
  return {
    url: google.url,
    config: { spreadsheet_id: url, credentials_json: google.serviceAccount },
    wrongSecrets: {
      credentials_json: JSON.stringify({ ...JSON.parse(google.serviceAccount), private_key: otherKey }),
    },
    records: () =>
      google
        .rows(id, "Jobs")
        .flatMap(({ "Peregrine Key": key, ...values }) =>
          key === undefined ? [] : [{ id: String(key), job: String(key), values }],
        ),
    edit: (key: string) => person.type(id, `Jobs!B${rowOf(key) + 1}`, "By hand"),
    trash: (key: string) => person.delete(id, "Jobs", "ROWS", rowOf(key)),
    revokeToken: () => person.revokeCredentials(),
    removeTarget: () => person.share(id, "none"),
    renameColumn: () => person.renameColumn(id, "Jobs", "Company Name", "Firm"),
    close: () => google.close(),
  };
}

/** A refusal in Google's envelope, which tells what a status alone does not. */
const refusal = (code: number, status: string) => ({
  body: { error: { code, message: `Scripted ${code}`, status } },
});

describeIntegration({
  Integration: GoogleSheets,
  module: new URL("./index.ts", import.meta.url),
  config: {
    spreadsheet_id: "1aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    sheet_name: "Jobs",
    credentials_json: "/nowhere.json",
  },
  missingTarget: { spreadsheet_id: "1bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb" },
  service: {
    start,
    isWrite: ({ method, path }) => isWrite(method, path),
    answers: {
      400: refusal(400, "INVALID_ARGUMENT"),
      401: refusal(401, "UNAUTHENTICATED"),
      403: refusal(403, "PERMISSION_DENIED"),
      404: refusal(404, "NOT_FOUND"),
      409: refusal(409, "ABORTED"),
      429: refusal(429, "RESOURCE_EXHAUSTED"),
      500: refusal(500, "INTERNAL"),
      503: refusal(503, "UNAVAILABLE"),
    },
  },
  kills: process.env["PEREGRINE_KILLS"] === "all" ? "all" : 4,
  runner: { describe, test },
});
