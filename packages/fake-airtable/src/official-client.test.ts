import Airtable from "airtable";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startFakeAirtable, type FakeAirtable, type OwnTable } from "./index.ts";
import { misfits } from "./sdk-schemas.ts";

let airtable: FakeAirtable;
let jobs: OwnTable;
let base: Airtable.Base;

beforeEach(async () => {
  airtable = await startFakeAirtable();
  jobs = airtable.person.createTable("My jobs", {
    Name: "singleLineText",
    Notes: "multilineText",
    Score: { type: "percent", options: { precision: 0 } },
    Stage: { type: "singleSelect", options: { choices: [{ name: "New" }] } },
    Tags: "multipleSelects",
    When: "date",
    At: "dateTime",
    Remote: "checkbox",
    Made: "createdTime",
    Sum: "formula",
  });
  base = new Airtable({
    apiKey: airtable.token,
    endpointUrl: airtable.url,
    noRetryIfRateLimited: true,
  }).base(jobs.baseId);
});

afterEach(() => airtable.close());

test("the official client creates, reads, changes, replaces and deletes, by table name as by id", async () => {
  const [one, two] = await base("My jobs").create([
    {
      fields: { Name: "Engineer", Score: 0.87, Stage: "New", Remote: true, At: "2026-11-24T14:30:00+01:00" },
    },
    { fields: { Name: "Editor", Notes: "", Remote: false } },
  ]);
  expect(one!.fields).toEqual({
    Name: "Engineer",
    Score: 0.87,
    Stage: "New",
    Remote: true,
    At: "2026-11-24T13:30:00.000Z",
    Made: expect.stringMatching(/^\d{4}-/),
  });
  expect(Object.keys(two!.fields)).toEqual(["Name", "Made"]);

  await base(jobs.id).update([{ id: one!.id, fields: { Score: 0.5 } }]);
  await base(jobs.id).replace(two!.id, { Name: "Editor in chief" });
  expect((await base(jobs.id).find(one!.id)).fields).toMatchObject({ Name: "Engineer", Score: 0.5 });
  await base(jobs.id).destroy([one!.id]);
  await base(jobs.id).destroy(two!.id);
  expect(airtable.rows(jobs.id)).toEqual([]);
  expect(airtable.trash(jobs.id)).toHaveLength(2);
  expect(await misfits(airtable.calls)).toEqual([]);
});

test("the official pager reads 1,050 rows, each once, though a person sorts meanwhile", async () => {
  for (let index = 0; index < 1_050; index++) airtable.person.addRow(jobs.id, { Name: `Job ${index}` });
  const names: unknown[] = [];
  await base("My jobs")
    .select({ fields: ["Name"] })
    .eachPage((records, next) => {
      names.push(...records.map((record) => record.get("Name")));
      airtable.person.sortRows(jobs.id, "Name");
      next();
    });
  expect(new Set(names).size).toBe(1_050);
  expect(names).toHaveLength(1_050);
  expect(airtable.calls).toHaveLength(11);
  expect(await misfits(airtable.calls.slice(0, 2))).toEqual([]);
});

test("a filter finds by equality, whatever quotes stand in the text", async () => {
  const name = `Bob's "best" {job} \\ = 1`;
  airtable.person.addRow(jobs.id, { Name: name, Score: 0.2 });
  airtable.person.addRow(jobs.id, { Name: "Other", Score: 0.1 });
  const found = async (filterByFormula: string, method?: string): Promise<unknown[]> =>
    (
      await base("My jobs")
        .select({ filterByFormula, ...(method ? { method } : {}) })
        .all()
    ).map((row) => row.get("Name"));
  const quoted = name.replaceAll("\\", "\\\\").replaceAll("'", "\\'");
  expect(await found(`{Name}='${quoted}'`)).toEqual([name]);
  expect(await found(`{Name} = '${quoted}'`, "post")).toEqual([name]);
  expect(await found(`AND(NOT({Name}='Other'), Score != 0.1)`)).toEqual([name]);
  expect(await found("OR(SEARCH('oth', Name), FIND('oth', Name))")).toEqual(["Other"]);
  expect(await found("{Notes}=BLANK()")).toHaveLength(2);
  const sorted = await base("My jobs")
    .select({ sort: [{ field: "Score" }], maxRecords: 1 })
    .all();
  expect(sorted.map((row) => row.get("Name"))).toEqual(["Other"]);
});

test("an upsert creates for no match, changes for one, and fails for several", async () => {
  const upsert = async (...names: string[]): Promise<void> => {
    const records = names.map((Name) => ({ fields: { Name, Notes: "seen" } }));
    const options = { performUpsert: { fieldsToMergeOn: ["Name"] }, typecast: true };
    await base("My jobs").update(Object(records), options);
  };
  const old = airtable.person.addRow(jobs.id, { Name: "Old" });
  await upsert("New", "Old");
  const [created] = airtable.rows(jobs.id).filter(({ id }) => id !== old);
  expect(airtable.calls[0]?.answer).toMatchObject({
    records: [{ id: created!.id }, { id: old }],
    createdRecords: [created!.id],
    updatedRecords: [old],
  });
  expect(await misfits(airtable.calls)).toEqual([]);

  airtable.person.addRow(jobs.id, { Name: "Old" });
  await expect(upsert("Newer", "Old")).rejects.toMatchObject({ statusCode: 422 });
  await expect(upsert("Newer", "Newer")).rejects.toMatchObject({ statusCode: 422 });
  expect(airtable.rows(jobs.id)).toHaveLength(3);
});

test("the types of the official client find a value of the wrong kind", async () => {
  await base("My jobs").create({ Name: "x" });
  const [call] = airtable.calls;
  const wrong = { ...call!, body: { fields: { Name: { text: "x" } } } };
  expect(await misfits([wrong])).not.toEqual([]);
  expect(await misfits([{ ...call!, answer: { id: 1 } }])).not.toEqual([]);
});
