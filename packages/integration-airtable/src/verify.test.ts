import { startFakeAirtable, type FakeAirtable, type OwnTable, type Scope } from "@peregrine/fake-airtable";
import { attachIntegration } from "@peregrine/core/host";
import { afterEach, beforeEach, expect, test } from "vitest";
import AirtableIntegration from "./index.ts";

const ALL: readonly Scope[] = [
  "data.records:read",
  "data.records:write",
  "schema.bases:read",
  "schema.bases:write",
];

let airtable: FakeAirtable;
let jobs: OwnTable;

beforeEach(async () => {
  airtable = await startFakeAirtable();
  jobs = airtable.person.createTable("Jobs", { Name: "singleLineText", "Role Link": "url" });
});

afterEach(async () => {
  await airtable.close();
  if (airtable.writes().length > 0) throw new Error("A test of the connection wrote something");
});

function connection(values: Readonly<Record<string, string>>) {
  const config = { api_key: airtable.token, table_name: "", ...values };
  return attachIntegration({ Integration: AirtableIntegration, config, baseUrl: airtable.url });
}

const check = (base_id: string, table_name = "", also = {}) =>
  connection({ base_id, table_name, ...also }).check();

const failure = (code: string, field: string, words: unknown = expect.anything()) => ({
  ok: false,
  failure: { code, field, hint: words },
});

test("base and table connect by name, id and link, to one and the same", async () => {
  const account = "table “Jobs” in “Job search”";
  for (const [base, table] of [
    [jobs.baseId, "Jobs"],
    [jobs.baseId, " jobs "],
    [jobs.baseId, jobs.id],
    [jobs.url, ""],
    [jobs.url, "Jobs"],
    [jobs.baseId, jobs.url],
    [jobs.baseId, ""],
  ] as const)
    expect(await check(base, table)).toEqual({ ok: true, account });
  const targets = [
    [jobs.baseId, jobs.id],
    [jobs.url, ""],
  ].map(([base_id = "", table_name = ""]) => connection({ base_id, table_name }).targetKey());
  expect(new Set(targets).size).toBe(1);
});

test("a wrong token", async () => {
  airtable.person.revokeToken();
  expect(await check(jobs.url)).toMatchObject(failure("auth", "api_key", expect.stringContaining("pat")));
});

test("something that is no base, a base that is not there, one that the token may not see", async () => {
  expect(await check("my base")).toMatchObject(failure("invalid_config", "base_id"));
  expect(await check("app00000000000000")).toMatchObject(failure("not_found", "base_id"));
  airtable.person.share(jobs.baseId, false);
  expect(await check(jobs.url)).toMatchObject(
    failure("not_found", "base_id", expect.stringContaining("Access")),
  );
});

test("a table that is not there, and one of several that is not named: the others are", async () => {
  airtable.person.createTable("Contacts", {}, jobs.baseId);
  expect(await check(jobs.baseId, "Jop")).toMatchObject(
    failure("not_found", "table_name", "Its tables are “Jobs”, “Contacts”."),
  );
  expect(await check(jobs.baseId)).toMatchObject(
    failure("invalid_config", "table_name", expect.stringContaining("“Contacts”")),
  );
});

test.each<[Scope, string]>([
  ["schema.bases:read", "schema.bases:read"],
  ["data.records:read", "data.records:read"],
])("a token without %s is told so", async (missing, words) => {
  airtable.person.setScopes(ALL.filter((scope) => scope !== missing));
  expect(await check(jobs.url, "", { add_missing_columns: "never" })).toMatchObject(
    failure("permission", "api_key", expect.stringContaining(words)),
  );
});

test("a user who may only read the base", async () => {
  for (const level of ["read", "comment"] as const) {
    airtable.person.setPermission(jobs.baseId, level);
    expect(await check(jobs.url)).toMatchObject(
      failure("permission", "base_id", expect.stringContaining("Editor")),
    );
  }
  airtable.person.setPermission(jobs.baseId, "edit");
  expect(await check(jobs.url, "", { add_missing_columns: "never" })).toMatchObject({ ok: true });
});

test("a table without a column for links or keys", async () => {
  const bare = airtable.person.createTable("Bare");
  expect(await check(bare.url, "", { add_missing_columns: "never" })).toMatchObject({
    ok: false,
    failure: { code: "schema", hint: expect.stringContaining("“Role Link”") },
  });
  expect(await check(bare.url)).toMatchObject({ ok: true });
});

test("it asks the base twice at most: a sync right after it must not be one request too many", async () => {
  for (const add_missing_columns of ["empty", "always", "never"]) {
    const before = airtable.calls.length;
    expect(await check(jobs.url, "", { add_missing_columns })).toMatchObject({ ok: true });
    const asked = airtable.calls.slice(before).filter(({ path }) => path.includes(jobs.baseId));
    expect(asked).toHaveLength(2);
  }
});

test("a month whose calls are used up", async () => {
  airtable.person.spendMonth();
  expect(await check(jobs.url)).toMatchObject({ ok: false, failure: { code: "quota" } });
});
