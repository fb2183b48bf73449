import { jobKey, type Destination, type Job, type PrepareContext } from "@peregrine/core";
import { attachIntegration } from "@peregrine/core/host";
import { startFakeAirtable, type FakeAirtable } from "@peregrine/fake-airtable";
import { afterEach, beforeEach, expect, test } from "vitest";
import AirtableIntegration from "./index.ts";

const job: Job = { title: "Cook", url: "https://example.com/jobs/1", status: "applied" };
const about = { key: jobKey(job)!, idempotencyKey: "once", job, signal: new AbortController().signal };

let airtable: FakeAirtable;

beforeEach(async () => {
  airtable = await startFakeAirtable();
});

afterEach(() => airtable.close());

function destinationOf(base_id: string, also: object = {}): Destination {
  const config = { api_key: airtable.token, base_id, ...also };
  const integration = attachIntegration({ Integration: AirtableIntegration, config, baseUrl: airtable.url });
  return integration.destination()!;
}

async function prepared(base_id: string, also: object = {}, ctx: Partial<PrepareContext> = {}) {
  const destination = destinationOf(base_id, also);
  const warnings: string[] = [];
  const warn = (words: string): void => void warnings.push(words);
  const memory = await destination.prepare?.({ signal: about.signal, readOnly: false, warn, ...ctx });
  return { destination, warnings, memory };
}

test("a row that was made is read, put into the trash, and gone; a person can restore it", async () => {
  const table = airtable.person.createTable("Jobs");
  const { destination } = await prepared(table.url);
  const record = destination.toRecord(job)!;
  const id = await destination.create(record, about);
  expect(await destination.find?.(about.key, about)).toMatchObject({ id, record: { title: "Cook" } });
  expect(await destination.read?.(id, about)).toEqual({ ...record });
  await destination.update(id, { title: "Chef" }, about);
  expect(await destination.read?.(id, about)).toEqual({ ...record, title: "Chef" });
  await destination.trash?.(id, about);
  await expect(destination.read?.(id, about)).rejects.toMatchObject({ code: "not_found" });
  await expect(destination.update(id, { title: "Cook" }, about)).rejects.toMatchObject({ code: "not_found" });
  expect(await destination.find?.(about.key, about)).toBe(null);
  airtable.person.restoreRow(id);
  expect(await destination.read?.(id, about)).toMatchObject({ title: "Chef" });
});

test("made twice, it is one row where the table has a column for keys; elsewhere a repeat is not said to be harmless", async () => {
  const keyed = airtable.person.createTable("Jobs");
  const { destination } = await prepared(keyed.url);
  expect(destination.idempotentCreate).toBe(true);
  const record = destination.toRecord(job)!;
  expect(await destination.create(record, about)).toBe(await destination.create(record, about));
  expect(airtable.rows(keyed.id)).toHaveLength(1);

  const bare = airtable.person.createTable("Bare", { Name: "singleLineText", Link: "url" });
  const other = (await prepared(bare.url, { add_missing_columns: "never" })).destination;
  expect(other.idempotentCreate).toBe(false);
  const id = await other.create(other.toRecord(job)!, about);
  expect(await other.find?.(about.key, about)).toMatchObject({ id });
});

test("undo, which skips prepare, reads and writes the table as it is, and adds no column", async () => {
  const table = airtable.person.createTable("Jobs", { Name: "singleLineText", "Role Link": "url" });
  const id = airtable.person.addRow(table.id, { Name: "Cook", "Role Link": job.url! });
  const destination = destinationOf(table.url, { add_missing_columns: "always" });
  expect(await destination.read?.(id, about)).toEqual({ title: "Cook", url: job.url });
  await destination.update(id, { title: "Chef" }, about);
  expect(airtable.rows(table.id)[0]?.values).toMatchObject({ Name: "Chef" });
  expect(airtable.columns(table.id)).toHaveLength(2);
  expect(() => destinationOf(table.url).toRecord(job)).toThrow("prepare comes first");
});

test("a dry run plans with the columns that a sync would add, and adds none", async () => {
  const table = airtable.person.createTable("Jobs");
  const { destination, warnings } = await prepared(table.url, {}, { readOnly: true });
  expect(destination.toRecord(job)).toMatchObject({ title: "Cook", url: job.url, status: "Applied" });
  expect(warnings).toEqual([expect.stringContaining("A sync will add these columns to “Jobs”")]);
  expect(await destination.find?.(about.key, about)).toBe(null);
  expect(await Array.fromAsync(destination.scan!(about))).toEqual([]);
  expect(airtable.writes()).toEqual([]);
});

test("a column that a person has under our name, whatever its case, is not added again", async () => {
  const table = airtable.person.createTable("Jobs", {
    Name: "singleLineText",
    "ROLE link": "formula",
    "peregrine key": "singleLineText",
  });
  const { warnings } = await prepared(table.url);
  expect(warnings).toEqual([expect.stringContaining("“ROLE link” is of type formula")]);
  const names = airtable.columns(table.id).map(({ name }) => String(name).toLowerCase());
  expect(new Set(names).size).toBe(names.length);
});

test("a table that is renamed between two runs is still the same table by its id, and not by its name", async () => {
  const table = airtable.person.createTable("Jobs");
  airtable.person.createTable("Contacts", {}, table.baseId);
  airtable.person.renameTable(table.id, "Work");
  await expect(prepared(table.baseId, { table_name: "Jobs" })).rejects.toMatchObject({
    code: "not_found",
    field: "table_name",
  });
  await expect(prepared(table.baseId, { table_name: table.id })).resolves.toBeDefined();
});

test("an answer of another shape is no answer of Airtable's", async () => {
  const table = airtable.person.createTable("Jobs");
  const page = { fetch: () => Promise.resolve(Response.json({ welcome: "to the hotel" })) };
  const config = { api_key: airtable.token, base_id: table.url };
  const integration = attachIntegration({ Integration: AirtableIntegration, config, ...page });
  expect(await integration.check()).toMatchObject({ ok: false, failure: { code: "unavailable" } });
});
