import { ask } from "@peregrine/fake-service";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startFakeGoogleSheets, type FakeGoogleSheets } from "./index.ts";
import { tokenFor } from "./testing/token-for.ts";

let fake: FakeGoogleSheets;
let id: string;
let token: string;
let nowMs = Date.UTC(2026, 0, 1);

interface Refused {
  error?: {
    code: number;
    message: string;
    status: string;
    details?: { reason?: string; metadata?: object }[];
  };
}

beforeEach(async () => {
  fake = await startFakeGoogleSheets({ now: () => nowMs, quota: { reads: 3, writes: 60 } });
  id = fake.person.createSpreadsheet("Search", { Jobs: [["Title"], ["Falconer"]] }).id;
  token = await tokenFor(fake);
});

afterEach(() => fake.close());

const call = (method: string, path: string, body?: unknown) =>
  ask<Refused & Record<string, unknown>>(`${fake.url}/v4/spreadsheets/${id}${path}`, {
    method,
    body,
    headers: { authorization: `Bearer ${token}` },
  });

const messageOf = async (method: string, path: string, body?: unknown) => {
  const { status, body: answer } = await call(method, path, body);
  return `${status} ${answer.error?.status}: ${answer.error?.message}`;
};

const write = (data: object) => messageOf("POST", "/values:batchUpdate", data);
const batch = (...requests: object[]) => messageOf("POST", ":batchUpdate", { requests });

test("names that Google does not know, in a body, a query and a mask", async () => {
  expect(await write({ valueInputOption: "RAW", data: [{ rnge: "Jobs!A1" }] })).toBe(
    `400 INVALID_ARGUMENT: Invalid JSON payload received. Unknown name "rnge" at 'data[0]': Cannot find field.`,
  );
  expect(await write({ valueInputOption: "TYPED" })).toContain("Invalid value at 'value_input_option'");
  expect(await write({ data: [] })).toContain("'valueInputOption' is required but not specified");
  expect(await write({ valueInputOption: "RAW", data: [{ range: "Jobs!A1", values: [[{}]] }] })).toContain(
    "struct_value",
  );
  expect(await messageOf("GET", "/values/Jobs?valueRender=FORMULA")).toContain('Unknown name "valueRender"');
  expect(await messageOf("GET", "?fields=sheets.propertys")).toContain("Invalid field selection");
  expect(await messageOf("POST", ":batchUpdate", "{")).toContain("Invalid JSON payload received");
});

test("cells beyond the grid, more values than the range, more characters than a cell holds", async () => {
  const raw = (range: string, values: unknown[][]) =>
    write({
      valueInputOption: "RAW",
      data: [
        { range: "Jobs!B1", values: [["x"]] },
        { range, values },
      ],
    });
  expect(await raw("Jobs!AA1", [["x"]])).toBe(
    "400 INVALID_ARGUMENT: Range (Jobs!AA1) exceeds grid limits. Max rows: 1000, max columns: 26",
  );
  expect(await raw("Jobs!A1000", [["x"], ["y"]])).toContain("exceeds grid limits");
  expect(await raw("Jobs!A11:A12", [["x"], ["y"], ["z"]])).toContain("but tried writing to row [13]");
  expect(await raw("Jobs!A11:A12", [["x", "y"]])).toContain("but tried writing to column [B]");
  expect(await raw("Jobs!A3", [["x".repeat(50_001)]])).toContain("more than the maximum of 50000 characters");
  expect(fake.cells(id, "Jobs")).toEqual([[{ stringValue: "Title" }], [{ stringValue: "Falconer" }]]);
});

test("a batch that is refused leaves nothing behind, and says which request it was", async () => {
  const good = { appendDimension: { sheetId: 0, dimension: "COLUMNS", length: 5 } };
  expect(await batch(good, { addSheet: { properties: { title: "jobs" } } })).toBe(
    '400 INVALID_ARGUMENT: Invalid requests[1].addSheet: A sheet with the name "jobs" already exists. Please enter another name.',
  );
  expect(await batch(good, { appendCells: { sheetId: 9, rows: [], fields: "*" } })).toContain(
    "No grid with id: 9",
  );
  expect(await batch({ updateCells: { start: { sheetId: 0 }, rows: [] } })).toContain("At least one field");
  expect(await batch({ ...good, addSheet: {} })).toContain("Exactly one request must be set");
  expect(await batch({ appendDimension: { sheetId: 0, dimension: "ROWS", length: 9_999_999 } })).toContain(
    "above the limit of 10000000 cells",
  );
  expect(await batch(good)).toContain("200");
  expect(fake.gridOf(id, "Jobs").columnCount).toBe(31);
});

test("the grid at its last column takes a new one only with the one before it as a model", async () => {
  const at = (inheritFromBefore: boolean) => ({
    insertDimension: {
      range: { sheetId: 0, dimension: "COLUMNS", startIndex: 26, endIndex: 27 },
      inheritFromBefore,
    },
  });
  expect(await batch(at(false))).toContain(
    "must be less than the grid size (26) if inheritFromBefore is false",
  );
  expect(await batch(at(true))).toContain("200");
});

test("who is not shared with, may only read, or has no such sheet", async () => {
  fake.person.share(id, "reader");
  expect(await messageOf("GET", "/values/Jobs")).toContain("200");
  expect(await write({ valueInputOption: "RAW" })).toBe(
    "403 PERMISSION_DENIED: The caller does not have permission",
  );
  fake.person.share(id, "none");
  expect(await messageOf("GET", "")).toBe("403 PERMISSION_DENIED: The caller does not have permission");
  const elsewhere = await ask<Refused>(`${fake.url}/v4/spreadsheets/nowhere`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(elsewhere.body.error).toMatchObject({ code: 404, message: "Requested entity was not found." });
  fake.person.disableApi();
  expect((await call("GET", "")).body.error?.details?.[0]?.reason).toBe("SERVICE_DISABLED");
});

test("protected rows", async () => {
  fake.person.protectRows(id, "Jobs", 1, 2);
  expect(await write({ valueInputOption: "RAW", data: [{ range: "Jobs!A2", values: [["x"]] }] })).toContain(
    "protected cell",
  );
});

test("reads and writes have quotas of their own, which begin anew after a minute", async () => {
  for (let n = 0; n < 3; n += 1) expect((await call("GET", "")).status).toBe(200);
  expect((await call("GET", "")).body.error).toMatchObject({
    code: 429,
    status: "RESOURCE_EXHAUSTED",
    message: expect.stringContaining("limit 'Read requests per minute per user'"),
    details: [{ reason: "RATE_LIMIT_EXCEEDED", metadata: { quota_limit_value: "3" } }],
  });
  expect(await write({ valueInputOption: "RAW" })).toContain("200");
  nowMs += 60_000;
  expect((await call("GET", "")).status).toBe(200);
});

test("a person acts between two calls, and a call is carried out and then fails", async () => {
  fake.before({ path: /values\/Jobs$/, nth: 2 }, () => fake.person.insert(id, "Jobs", "ROWS", 1));
  const first = async () => (await call("GET", "/values/Jobs")).body["values"];
  expect(await first()).toEqual([["Title"], ["Falconer"]]);
  expect(await first()).toEqual([["Title"], [], ["Falconer"]]);
  fake.failAfter({ path: /:append$/ });
  const append = await messageOf("POST", "/values/Jobs!A1:append?valueInputOption=RAW", { values: [["x"]] });
  expect(append).toBe("503 UNAVAILABLE: The service is currently unavailable.");
  expect(fake.rows(id, "Jobs").filter(({ Title }) => Title === "x")).toHaveLength(1);
});

test("tokens end after an hour, or at once", async () => {
  nowMs += 3_600_000;
  expect(await messageOf("GET", "")).toContain("401 UNAUTHENTICATED");
  token = await tokenFor(fake, { nowMs });
  expect((await call("GET", "")).status).toBe(200);
  fake.expireTokens();
  expect(await messageOf("GET", "")).toContain("401 UNAUTHENTICATED");
});
