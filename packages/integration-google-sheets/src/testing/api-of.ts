import { HttpClient } from "@peregrine/core";
import type { FakeGoogleSheets } from "@peregrine/fake-google-sheets";
import { AccessToken } from "../access-token.ts";
import { readCredentials } from "../credentials.ts";
import { SheetsApi } from "../sheets-api.ts";

/** The calls we make, to one spreadsheet of a fake. */
export function apiOf(google: FakeGoogleSheets, spreadsheetId: string): SheetsApi {
  const credentials = readCredentials(google.serviceAccount);
  return new SheetsApi({
    spreadsheetId: () => spreadsheetId,
    token: new AccessToken(() => credentials, fetch),
    email: async () => google.robot,
    http: new HttpClient({
      service: "Google Sheets",
      fetch: () => fetch,
      baseUrl: () => google.url,
      headers: () => ({}),
      redact: (text) => text,
    }),
  });
}
