import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ask } from "./ask.ts";
import { startFakeAirtable, type FakeAirtable, type OwnTable } from "./index.ts";
import { misfits } from "./sdk-schemas.ts";

let airtable: FakeAirtable;
let jobs: OwnTable;
let path: string;

beforeEach(async () => {
  airtable = await startFakeAirtable();
  jobs = airtable.person.createTable("Jobs", {
    Name: "singleLineText",
    Score: "number",
    Stage: { type: "singleSelect", options: { choices: [{ name: "New" }] } },
    Tags: "multipleSelects",
    When: "date",
    At: "dateTime",
    Remote: "checkbox",
    Sum: "formula",
    Files: "multipleAttachments",
  });
  path = `/v0/${jobs.baseId}/${jobs.id}`;
});

afterEach(() => airtable.close());

function create(fields: Record<string, unknown>, options = {}) {
  return ask(airtable, "POST", path, { records: [{ fields }], ...options });
}

const unprocessable = (type: string, message: unknown = expect.any(String)) => ({
  status: 422,
  body: { error: { type, message } },
});

describe("without typecast a value has to be of its field's kind", () => {
  test.each([
    ["Name", 1],
    ["Name", ["a"]],
    ["Score", "1"],
    ["Stage", ["New"]],
    ["Stage", ""],
    ["Tags", "a"],
    ["When", "24.11.2026"],
    ["When", "2026-02-30"],
    ["At", "yesterday"],
    ["Remote", "true"],
    ["Files", [{ url: "https://example.com" }]],
  ])("%s takes no %j", async (field, value) => {
    const message = `Field ${JSON.stringify(field)} cannot accept the provided value`;
    expect(await create({ [field]: value })).toMatchObject(
      unprocessable("INVALID_VALUE_FOR_COLUMN", message),
    );
    expect(airtable.rows(jobs.id)).toEqual([]);
  });
});

test("with typecast it is read as it is meant, and a new option is added", async () => {
  const fields = { Name: 1, Score: "0.5", Stage: "Applied", Tags: "a, b", Remote: "yes", At: "2026-11-24" };
  expect((await create(fields, { typecast: true })).body.records?.[0]?.fields).toEqual({
    Name: "1",
    Score: 0.5,
    Stage: "Applied",
    Tags: ["a", "b"],
    Remote: true,
    At: "2026-11-24T00:00:00.000Z",
  });
  expect(airtable.columns(jobs.id)[2]).toMatchObject({
    options: { choices: [{ name: "New" }, { name: "Applied" }] },
  });
  expect(await misfits(airtable.calls)).toEqual([]);
});

test("a date field takes no time, with typecast or without; a computed field takes nothing", async () => {
  for (const typecast of [true, false]) {
    expect(await create({ When: "2026-11-24T10:00:00Z" }, { typecast })).toMatchObject(
      unprocessable("INVALID_VALUE_FOR_COLUMN"),
    );
    expect(await create({ Sum: "x" }, { typecast })).toMatchObject(
      unprocessable(
        "INVALID_VALUE_FOR_COLUMN",
        'Field "Sum" cannot accept a value because the field is computed',
      ),
    );
  }
});

test("an option that is not there, a field that is not there, a text that is too long", async () => {
  expect(await create({ Stage: "Hired" })).toMatchObject(
    unprocessable(
      "INVALID_MULTIPLE_CHOICE_OPTIONS",
      'Insufficient permissions to create new select option "Hired"',
    ),
  );
  expect(await create({ Colour: "red" })).toMatchObject(
    unprocessable("UNKNOWN_FIELD_NAME", 'Unknown field name: "Colour"'),
  );
  expect((await create({ Name: "x".repeat(100_000) })).status).toBe(200);
  expect((await create({ Name: "x".repeat(100_001) })).status).toBe(422);
  expect((await create({ Name: "x".repeat(4_000_000) })).status).toBe(413);
});

test("one bad record, and none of the batch is written", async () => {
  const old = airtable.person.addRow(jobs.id, { Name: "Old" });
  const records = [
    { id: old, fields: { Name: "Changed", Stage: "Brand new" } },
    { id: old.replace(/...$/, "xyz"), fields: { Name: "y" } },
  ];
  expect(await ask(airtable, "PATCH", path, { records, typecast: true })).toMatchObject(
    unprocessable("ROW_DOES_NOT_EXIST"),
  );
  expect(airtable.rows(jobs.id)).toEqual([{ id: old, values: { Name: "Old" } }]);
  expect(airtable.columns(jobs.id)[2]).toMatchObject({ options: { choices: [{ name: "New" }] } });
});

test.each([
  ["eleven records", { records: Array.from({ length: 11 }, () => ({ fields: {} })) }, "INVALID_RECORDS"],
  ["no record", { records: [] }, "INVALID_RECORDS"],
  ["a record without fields", { records: [{ id: "rec1" }] }, "INVALID_RECORDS"],
  ["a change without id", { records: [{ fields: {} }] }, "INVALID_RECORDS"],
  ["a word it does not know", { records: [{ fields: {} }], upsert: true }, "INVALID_REQUEST_UNKNOWN"],
  ["a typecast that is no boolean", { records: [{ fields: {} }], typecast: 1 }, "INVALID_REQUEST_UNKNOWN"],
  ["broken JSON", "{", "INVALID_REQUEST_BODY"],
  ...[[], ["A", "B", "C", "D"]].map((fieldsToMergeOn): [string, object, string] => [
    `an upsert on ${fieldsToMergeOn.length} fields`,
    { records: [{ fields: {} }], performUpsert: { fieldsToMergeOn } },
    "INVALID_REQUEST_UNKNOWN",
  ]),
  [
    "an upsert on a checkbox",
    { records: [{ fields: { Remote: true } }], performUpsert: { fieldsToMergeOn: ["Remote"] } },
    "INVALID_REQUEST_UNKNOWN",
  ],
  [
    "an upsert without the value it merges on",
    { records: [{ fields: { Score: 1 } }], performUpsert: { fieldsToMergeOn: ["Name"] } },
    "INVALID_REQUEST_UNKNOWN",
  ],
])("a write of %s is refused", async (_, body, type) => {
  expect(await ask(airtable, "PATCH", path, body)).toMatchObject(unprocessable(type));
});

test.each([
  ["pageSize=101", "INVALID_REQUEST_UNKNOWN"],
  ["maxRecords=0", "INVALID_REQUEST_UNKNOWN"],
  ["offset=2", "INVALID_REQUEST_UNKNOWN"],
  ["fields[]=Colour", "UNKNOWN_FIELD_NAME"],
  ["view=Grid", "VIEW_NAME_NOT_FOUND"],
  ["colour=red", "INVALID_REQUEST_UNKNOWN"],
  [`filterByFormula=${encodeURIComponent("{Colour}='x'")}`, "INVALID_FILTER_BY_FORMULA"],
  [`filterByFormula=${encodeURIComponent("{Name}='it's'")}`, "INVALID_FILTER_BY_FORMULA"],
  ["filterByFormula=AND(", "INVALID_FILTER_BY_FORMULA"],
  [`offset=itr${"a".repeat(14)}/rec${"b".repeat(14)}`, "LIST_RECORDS_ITERATOR_NOT_AVAILABLE"],
])("a list by %s is refused", async (query, type) => {
  expect(await ask(airtable, "GET", `${path}?${query}`)).toMatchObject(unprocessable(type));
});

test("an offset that people waited too long with is worth nothing", async () => {
  for (let index = 0; index < 3; index++) airtable.person.addRow(jobs.id, { Name: `${index}` });
  const { body } = await ask(airtable, "GET", `${path}?pageSize=2&returnFieldsByFieldId=true`);
  const nameId = airtable.columns(jobs.id)[0]!["id"];
  expect(body.records?.map(({ fields }) => fields)).toEqual([
    { [String(nameId)]: "0" },
    { [String(nameId)]: "1" },
  ]);
  airtable.person.expireOffsets();
  expect(await ask(airtable, "GET", `${path}?offset=${String(body["offset"])}`)).toMatchObject(
    unprocessable("LIST_RECORDS_ITERATOR_NOT_AVAILABLE"),
  );
});
