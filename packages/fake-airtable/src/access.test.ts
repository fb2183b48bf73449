import { afterEach, beforeEach, expect, test } from "vitest";
import { ask } from "./ask.ts";
import { startFakeAirtable, type FakeAirtable, type OwnTable } from "./index.ts";

let airtable: FakeAirtable;
let jobs: OwnTable;
let path: string;
let now = 1_000_000;

beforeEach(async () => {
  airtable = await startFakeAirtable({ limited: true, now: () => now });
  jobs = airtable.person.createTable("Jobs");
  path = `/v0/${jobs.baseId}/${jobs.id}`;
});

afterEach(() => airtable.close());

const row = { records: [{ fields: { Name: "x" } }] };
const hidden = { status: 403, body: { error: { type: "INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND" } } };

/** The calls, each far enough from the last to pass the limits. */
function slowly(method: string, path: string, body?: unknown) {
  now += 1_000;
  return ask(airtable, method, path, body);
}

test("a token says who it is of, which bases it sees, and what its user may do there", async () => {
  airtable.person.createBase("Other", { shared: false });
  expect((await ask(airtable, "GET", "/v0/meta/whoami")).body).toEqual({ id: expect.stringMatching(/^usr/) });
  expect((await ask(airtable, "GET", "/v0/meta/bases")).body).toEqual({
    bases: [{ id: jobs.baseId, name: "Job search", permissionLevel: "create" }],
  });
  expect((await ask(airtable, "GET", `/v0/meta/bases/${jobs.baseId}/tables`)).body["tables"]).toMatchObject([
    { id: jobs.id, primaryFieldId: expect.stringMatching(/^fld/), fields: [{ type: "singleLineText" }] },
  ]);
});

test("no token, a wrong one, a revoked one", async () => {
  expect(await ask(airtable, "GET", "/v0/meta/whoami", undefined, {})).toMatchObject({
    status: 401,
    body: { error: { type: "AUTHENTICATION_REQUIRED" } },
  });
  airtable.person.revokeToken();
  expect(await ask(airtable, "GET", "/v0/meta/whoami")).toMatchObject({
    status: 401,
    body: { error: { type: "UNAUTHORIZED" } },
  });
});

test("without its scope nothing goes, and nothing tells why", async () => {
  airtable.person.setScopes([]);
  expect((await slowly("GET", "/v0/meta/whoami")).status).toBe(200);
  const [rows, fields] = [path, `/v0/meta/bases/${jobs.baseId}/tables/${jobs.id}/fields`];
  for (const [method, path, body] of [
    ["GET", "/v0/meta/bases"],
    ["GET", `/v0/meta/bases/${jobs.baseId}/tables`],
    ["POST", fields, { name: "A", type: "url" }],
    ["GET", rows],
    ["POST", `${rows}/listRecords`, {}],
    ["POST", rows, row],
  ] as const)
    expect(await slowly(method, path, body)).toMatchObject(hidden);
});

test("a base that is not shared, one that is not there, a table that is not there, a record that is not there", async () => {
  airtable.person.share(jobs.baseId, false);
  expect(await slowly("GET", path)).toMatchObject(hidden);
  airtable.person.share(jobs.baseId);
  expect(await slowly("GET", `/v0/app00000000000000/${jobs.id}`)).toMatchObject({
    status: 404,
    body: { error: "NOT_FOUND" },
  });
  expect(await slowly("GET", `/v0/${jobs.baseId}/Nope`)).toMatchObject(hidden);
  expect((await slowly("GET", `${path}/rec00000000000000`)).body).toEqual({ error: "NOT_FOUND" });
  expect((await slowly("PATCH", `${path}/rec00000000000000`, { fields: {} })).status).toBe(404);
});

test("what the user may not do in the base, the token may not either", async () => {
  airtable.person.setPermission(jobs.baseId, "read");
  expect((await slowly("GET", path)).status).toBe(200);
  expect(await slowly("POST", path, row)).toMatchObject({
    status: 403,
    body: { error: { type: "INVALID_PERMISSIONS", message: expect.stringContaining("create records") } },
  });
  airtable.person.setPermission(jobs.baseId, "edit");
  expect((await slowly("POST", path, row)).status).toBe(200);
  const field = { name: "Link", type: "url" };
  const fields = `/v0/meta/bases/${jobs.baseId}/tables/${jobs.id}/fields`;
  expect((await slowly("POST", fields, field)).status).toBe(403);
});

test("a field is made with the options its type needs, under a name that is free whatever its case", async () => {
  const add = (field: unknown) =>
    slowly("POST", `/v0/meta/bases/${jobs.baseId}/tables/${jobs.id}/fields`, field);
  const iso = { dateFormat: { name: "iso" } };
  expect((await add({ name: "Link", type: "url" })).body).toMatchObject({
    id: expect.stringMatching(/^fld/),
  });
  expect((await add({ name: "When", type: "date", options: iso })).status).toBe(200);
  for (const [type, field] of [
    ["DUPLICATE_OR_EMPTY_FIELD_NAME", { name: "lINK", type: "url" }],
    ["DUPLICATE_OR_EMPTY_FIELD_NAME", { name: " ", type: "url" }],
    ["INVALID_FIELD_TYPE_OPTIONS_FOR_CREATE", { name: "A", type: "checkbox" }],
    ["INVALID_FIELD_TYPE_OPTIONS_FOR_CREATE", { name: "A", type: "url", options: iso }],
    ["INVALID_FIELD_TYPE_OPTIONS_FOR_CREATE", { name: "A", type: "dateTime", options: iso }],
    ["UNSUPPORTED_FIELD_TYPE_FOR_CREATE", { name: "A", type: "formula" }],
    ["INVALID_FIELD_TYPE", { name: "A", type: "colour" }],
  ] as const)
    expect(await add(field)).toMatchObject({ status: 422, body: { error: { type } } });
});

test("the sixth call within a second closes the base for half a minute, however slowly one asks then", async () => {
  now += 60_000;
  const statuses = [];
  for (let index = 0; index < 6; index++) statuses.push((await ask(airtable, "GET", path)).status);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
  now += 29_999;
  expect((await ask(airtable, "GET", path)).body).toEqual({
    errors: [{ error: "RATE_LIMIT_REACHED", message: "Rate limit exceeded. Please try again later" }],
  });
  expect((await ask(airtable, "GET", "/v0/meta/whoami")).status).toBe(200);
  now += 1;
  expect((await ask(airtable, "GET", path)).status).toBe(200);
});

test("a spent month is spent for data, however long one waits; bases can still be looked at", async () => {
  airtable.person.spendMonth();
  for (const wait of [0, 86_400_000]) {
    now += wait;
    expect(await slowly("GET", path)).toMatchObject({
      status: 429,
      body: { errors: [{ error: "PUBLIC_API_BILLING_LIMIT_EXCEEDED" }] },
    });
  }
  expect((await slowly("GET", `/v0/meta/bases/${jobs.baseId}/tables`)).status).toBe(200);
});

test("what a person renames, retypes, sorts and deletes is so for the API", async () => {
  const { person } = airtable;
  const table = person.createTable("Board", {
    Name: "singleLineText",
    Stage: "singleSelect",
    Score: "number",
  });
  const [b, a] = [{ Name: "b", Stage: "New", Score: 1 }, { Name: "a" }].map((cells) =>
    person.addRow(table.id, cells),
  );
  person.renameColumn(table.id, "Name", "Job");
  person.renameChoice(table.id, "Stage", "New", "Fresh");
  person.retypeColumn(table.id, "Score", "singleLineText");
  person.sortRows(table.id, "Job");
  person.renameTable(table.id, "Jobs");
  expect(airtable.rows(table.id)).toEqual([
    { id: a, values: { Job: "a" } },
    { id: b, values: { Job: "b", Stage: "Fresh", Score: "1" } },
  ]);
  person.deleteColumn(table.id, "Score");
  person.deleteRow(a!);
  expect((await slowly("GET", `/v0/${table.baseId}/Jobs`)).body.records).toMatchObject([
    { id: b, fields: { Job: "b", Stage: "Fresh" } },
  ]);
  person.restoreRow(a!);
  expect(airtable.rows(table.id)).toHaveLength(2);
  person.deleteTable(table.id);
  expect((await slowly("GET", `/v0/${table.baseId}/Jobs`)).status).toBe(403);
});
