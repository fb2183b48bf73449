import { sheets, type sheets_v4 } from "@googleapis/sheets";
import { JWT, OAuth2Client } from "google-auth-library";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startFakeGoogleSheets, type FakeGoogleSheets } from "./index.ts";
import { misfits } from "./sdk-schemas.ts";

let fake: FakeGoogleSheets;
let client: sheets_v4.Sheets;
let id: string;

beforeEach(async () => {
  fake = await startFakeGoogleSheets();
  id = fake.person.createSpreadsheet("Search", {
    Jobs: [
      ["Title", "Status"],
      ["Falconer", "New"],
    ],
    "It's mine": [],
  }).id;
  client = clientOf(robot());
});

afterEach(async () => {
  const wrong = await misfits(fake.calls);
  await fake.close();
  if (wrong.length > 0) throw new Error(wrong.join("\n"));
});

/** Google's own library: it signs with the key, and asks for tokens at the one address it knows. */
function robot(): JWT {
  const { client_email, private_key } = JSON.parse(fake.serviceAccount);
  const google = "https://oauth2.googleapis.com/token";
  return new JWT({
    email: client_email,
    key: private_key,
    scopes: ["https://www.googleapis.com/auth/spreadsheets"],
    transporterOptions: {
      fetchImplementation: (input, init) => fetch(String(input) === google ? fake.tokenUri : input, init),
    },
  });
}

function clientOf(auth: JWT | OAuth2Client): sheets_v4.Sheets {
  return sheets({ version: "v4", auth, rootUrl: `${fake.url}/`, retry: false });
}

const read = async (range: string, also: object = {}) =>
  (await client.spreadsheets.values.get({ spreadsheetId: id, range, ...also })).data;

test("a service account's signed assertion and a user's refresh token both open the sheet", async () => {
  const { client_id, client_secret, refresh_token } = JSON.parse(fake.authorizedUser);
  const user = new OAuth2Client({
    clientId: client_id,
    clientSecret: client_secret,
    endpoints: { oauth2TokenUrl: fake.tokenUri },
  });
  user.setCredentials({ refresh_token });
  for (const auth of [robot(), user]) {
    const { data } = await clientOf(auth).spreadsheets.get({
      spreadsheetId: id,
      fields: "properties.title,sheets.properties(title,gridProperties)",
    });
    expect(data).toEqual({
      properties: { title: "Search" },
      sheets: ["Jobs", "It's mine"].map((title) => ({
        properties: { title, gridProperties: { rowCount: 1000, columnCount: 26 } },
      })),
    });
  }
});

test("A1 notation: quotes, whole sheets, open ranges; what is empty at the end is left out, and values when all is", async () => {
  fake.person.type(id, "'It''s mine'!C3", "x");
  expect(await read("'It''s mine'!A1:D9")).toEqual({
    range: "'It''s mine'!A1:D9",
    majorDimension: "ROWS",
    values: [[], [], ["", "", "x"]],
  });
  expect(await read("Jobs")).toMatchObject({
    range: "Jobs!A1:Z1000",
    values: [
      ["Title", "Status"],
      ["Falconer", "New"],
    ],
  });
  expect(await read("jobs!A:A", { majorDimension: "COLUMNS" })).toMatchObject({
    values: [["Title", "Falconer"]],
  });
  expect((await read("Jobs!2:2")).values).toEqual([["Falconer", "New"]]);
  expect((await read("Jobs!B2:B")).values).toEqual([["New"]]);
  expect((await read("A1")).values).toEqual([["Title"]]);
  expect(await read("Jobs!D5:E6")).not.toHaveProperty("values");
  for (const range of ["Nope!A:A", "Jobs!A0", "Jobs!A1:B2:C3", "Jobs!1A", "'Jobs!A1"])
    await expect(read(range)).rejects.toMatchObject({
      status: 400,
      message: `Unable to parse range: ${range}`,
    });
});

test("RAW keeps what it is given; USER_ENTERED runs formulas and makes days of what looks like one", async () => {
  const values = [['=HYPERLINK("https://x.example")', "2026-10-01", "1-2", "=1+1", 7, true]];
  for (const [row, valueInputOption] of ["RAW", "USER_ENTERED"].entries())
    await client.spreadsheets.values.update({
      spreadsheetId: id,
      range: `Jobs!A${row + 5}`,
      valueInputOption,
      requestBody: { values },
    });
  const shown = async (valueRenderOption: string) => (await read("Jobs!A5:F6", { valueRenderOption })).values;
  expect(await shown("FORMATTED_VALUE")).toEqual([
    ['=HYPERLINK("https://x.example")', "2026-10-01", "1-2", "=1+1", "7", "TRUE"],
    ["https://x.example", "10/1/2026", "1/2/2026", "2", "7", "TRUE"],
  ]);
  expect((await shown("UNFORMATTED_VALUE"))?.[1]).toEqual(["https://x.example", 46296, 46024, 2, 7, true]);
  expect((await shown("FORMULA"))?.[1]?.[3]).toBe("=1+1");
  expect(fake.cells(id, "Jobs")[4]?.[3]).toEqual({ stringValue: "=1+1" });
  expect(fake.cells(id, "Jobs")[5]?.[3]).toEqual({ formulaValue: "=1+1" });
});

test("one batch writes many ranges: null keeps a cell, an empty text clears it, and the answer shows what is there then", async () => {
  const { data } = await client.spreadsheets.values.batchUpdate({
    spreadsheetId: id,
    requestBody: {
      valueInputOption: "RAW",
      includeValuesInResponse: true,
      data: [
        { range: "Jobs!A2:C2", values: [[null, "", "note"]] },
        { range: "Jobs!A1:B1", values: [[null, null]] },
      ],
    },
  });
  expect(data).toMatchObject({ totalUpdatedCells: 2 });
  expect(data.responses?.map(({ updatedData }) => updatedData?.values)).toEqual([
    [["Falconer", "", "note"]],
    [["Title", "Status"]],
  ]);
});

test("an append goes below its table: over what stands there, or between inserted rows", async () => {
  fake.person.type(id, "Jobs!A4", "below");
  const append = async (insertDataOption: string) =>
    (
      await client.spreadsheets.values.append({
        spreadsheetId: id,
        range: "Jobs!A1",
        valueInputOption: "RAW",
        insertDataOption,
        requestBody: { values: [["a"], ["b"]] },
      })
    ).data;
  expect(await append("INSERT_ROWS")).toMatchObject({
    tableRange: "Jobs!A1:B2",
    updates: { updatedRange: "Jobs!A3:A4" },
  });
  expect((await read("Jobs!A:A")).values).toEqual([["Title"], ["Falconer"], ["a"], ["b"], [], ["below"]]);
  expect(fake.gridOf(id, "Jobs").rowCount).toBe(1002);
  await append("OVERWRITE");
  expect((await read("Jobs!A:A")).values).toEqual([["Title"], ["Falconer"], ["a"], ["b"], ["a"], ["b"]]);
});

test("typed cells, new columns and rows go in one batch, and come back with it", async () => {
  const { data } = await client.spreadsheets.batchUpdate({
    spreadsheetId: id,
    requestBody: {
      requests: [
        {
          insertDimension: {
            range: { sheetId: 0, dimension: "COLUMNS", startIndex: 2, endIndex: 3 },
            inheritFromBefore: true,
          },
        },
        {
          updateCells: {
            range: { sheetId: 0, startRowIndex: 0, endRowIndex: 1, startColumnIndex: 2, endColumnIndex: 3 },
            rows: [{ values: [{ userEnteredValue: { stringValue: "=Key" } }] }],
            fields: "userEnteredValue",
          },
        },
        {
          appendCells: {
            sheetId: 0,
            rows: [
              {
                values: [
                  { userEnteredValue: { stringValue: "=1+1" } },
                  {},
                  { userEnteredValue: { numberValue: 3 } },
                ],
              },
            ],
            fields: "userEnteredValue",
          },
        },
        { addSheet: { properties: { title: "More" } } },
      ],
      includeSpreadsheetInResponse: true,
      responseRanges: ["Jobs!1:1", "Jobs!A3:C3"],
      responseIncludeGridData: true,
    },
  });
  expect(data.replies?.at(-1)).toMatchObject({ addSheet: { properties: { title: "More", index: 2 } } });
  expect(data.updatedSpreadsheet?.sheets).toHaveLength(1);
  const cells = data.updatedSpreadsheet?.sheets?.[0]?.data?.map(({ rowData }) =>
    rowData?.[0]?.values?.map(({ userEnteredValue }) => userEnteredValue),
  );
  expect(cells).toEqual([
    [{ stringValue: "Title" }, { stringValue: "Status" }, { stringValue: "=Key" }],
    [{ stringValue: "=1+1" }, undefined, { numberValue: 3 }],
  ]);
  expect(fake.gridOf(id, "Jobs")).toEqual({ rowCount: 1000, columnCount: 27 });
});

test("a data filter reads a part of a tab by the tab's id, whatever the tab is called", async () => {
  fake.person.renameTab(id, "Jobs", "Renamed");
  const { data } = await client.spreadsheets.getByDataFilter({
    spreadsheetId: id,
    fields: "sheets(properties(sheetId,title),data(startRow,rowData.values.formattedValue))",
    requestBody: { dataFilters: [{ gridRange: { sheetId: 0, startRowIndex: 1 } }] },
  });
  expect(data).toEqual({
    sheets: [
      {
        properties: { sheetId: 0, title: "Renamed" },
        data: [
          { startRow: 1, rowData: [{ values: [{ formattedValue: "Falconer" }, { formattedValue: "New" }] }] },
        ],
      },
    ],
  });
});
