import {
  APIErrorCode,
  Client,
  LogLevel,
  collectAllDataSourceRows,
  isFullDataSource,
  isFullPage,
} from "@notionhq/client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startFakeNotion, type FakeNotion, type OwnDatabase } from "./index.ts";
import { misfits } from "./sdk-schemas.ts";

let notion: FakeNotion;
let board: OwnDatabase;
let client: Client;

beforeEach(async () => {
  notion = await startFakeNotion({ botName: "My robot" });
  board = notion.person.createDatabase("Jobs", {
    Name: { title: {} },
    Notes: { rich_text: {} },
    Score: { number: { format: "percent" } },
    Stage: { select: { options: [{ name: "New" }] } },
    Tags: { multi_select: {} },
    State: { status: { options: [{ name: "Not started" }, { name: "Done" }] } },
    Link: { url: {} },
    When: { date: {} },
    Remote: { checkbox: {} },
    Mail: { email: {} },
    Phone: { phone_number: {} },
    People: { people: {} },
    Files: { files: {} },
    Made: { created_time: {} },
    Seen: { last_edited_time: {} },
    Sum: { formula: {} },
  });
  client = new Client({
    auth: notion.token,
    baseUrl: notion.url,
    notionVersion: "2026-03-11",
    retry: false,
    logLevel: LogLevel.ERROR,
  });
});

afterEach(async () => {
  await notion.close();
});

test("the official client finds its way from the token to the columns", async () => {
  const self = await client.users.me({});
  const database = await client.databases.retrieve({ database_id: board.id.replaceAll("-", "") });
  const source = await client.dataSources.retrieve({ data_source_id: board.dataSourceId });

  expect(self.name).toBe("My robot");
  expect(database).toMatchObject({ id: board.id, data_sources: [{ id: board.dataSourceId, name: "Jobs" }] });
  expect(isFullDataSource(source) && Object.keys(source.properties)).toHaveLength(16);
  expect(source.properties["Name"]).toMatchObject({ id: "title", type: "title" });
  expect(await misfits(notion.calls)).toEqual([]);
});

test("a page written by the official client comes back in the longer form, by id as by name", async () => {
  const { properties } = await client.dataSources.retrieve({ data_source_id: board.dataSourceId });
  const created = await client.pages.create({
    parent: { type: "data_source_id", data_source_id: board.dataSourceId },
    properties: {
      title: { title: [{ text: { content: "Engineer" } }] },
      [properties["Stage"]!.id]: { select: { name: "Applied" } },
      [decodeURIComponent(properties["Score"]!.id)]: { number: 0.87 },
      Tags: { multi_select: [{ name: "a" }, { name: "b" }] },
      State: { status: { name: "Done" } },
      When: { date: { start: "2026-11-24T13:30:00.000Z" } },
      Remote: { checkbox: true },
      Link: { url: "https://example.com/1" },
      Mail: { email: "a@example.com" },
    },
    children: [{ paragraph: { rich_text: [{ text: { content: "Hello" } }] } }],
  });
  const page = await client.pages.retrieve({ page_id: created.id });

  expect(isFullPage(page) && page.properties).toMatchObject({
    Name: { id: "title", type: "title", title: [{ plain_text: "Engineer", href: null }] },
    Stage: { select: { name: "Applied", color: expect.any(String) } },
    Score: { number: 0.87 },
    When: { date: { start: "2026-11-24T13:30:00.000+00:00", end: null } },
    Notes: { rich_text: [] },
  });
  expect(notion.pages(board.id)[0]).toMatchObject({
    values: { Stage: "Applied" },
    body: ["paragraph: Hello"],
  });
  expect(await misfits(notion.calls)).toEqual([]);
});

test("an unknown option joins a select, and is refused for a status", async () => {
  const parent = { data_source_id: board.dataSourceId };
  await client.pages.create({ parent, properties: { Stage: { select: { name: "Ghosted" } } } });
  const { properties } = await client.dataSources.retrieve(parent);

  expect(properties["Stage"]).toMatchObject({ select: { options: [{ name: "New" }, { name: "Ghosted" }] } });
  await expect(
    client.pages.create({ parent, properties: { State: { status: { name: "Ghosted" } } } }),
  ).rejects.toMatchObject({
    code: APIErrorCode.ValidationError,
    message: 'Invalid status option. Status option "Ghosted" does not exist".',
  });
});

test("columns are added, renamed and removed as the official client asks", async () => {
  const source = { data_source_id: board.dataSourceId };
  await client.dataSources.update({
    ...source,
    properties: {
      Key: { rich_text: {} },
      Notes: { name: "Remarks" },
      Files: null,
      Stage: { select: { options: [{ name: "New" }, { name: "Hired", color: "green" }] } },
    },
  });
  const { properties } = await client.dataSources.retrieve(source);

  expect(Object.keys(properties)).toEqual(expect.arrayContaining(["Key", "Remarks"]));
  expect(properties).not.toHaveProperty("Files");
  expect(properties["Stage"]).toMatchObject({
    select: { options: [{ name: "New" }, { name: "Hired", color: "green" }] },
  });
  expect(await misfits(notion.calls)).toEqual([]);
});

test("the official pager reads 1,050 rows, and past the cap on one query", async () => {
  for (let index = 0; index < 1_050; index++) notion.person.addPage(board.id, { Name: `Job ${index}` });
  const rows = await collectAllDataSourceRows(client, { data_source_id: board.dataSourceId });

  expect(rows).toHaveLength(1_050);
  expect(notion.calls.map(({ answer }) => answer)).toHaveLength(11);
  expect(await misfits(notion.calls.slice(0, 1))).toEqual([]);
});

test("past the cap of a query the official pager starts anew by time of creation", async () => {
  let minutes = 0;
  await using small = await startFakeNotion({ queryCap: 150, now: () => minutes * 60_000 });
  const jobs = small.person.createDatabase("Jobs");
  for (; minutes < 400; minutes++) small.person.addPage(jobs.id, { Name: `Job ${minutes}` });
  const reader = new Client({
    auth: small.token,
    baseUrl: small.url,
    notionVersion: "2026-03-11",
    retry: false,
    logLevel: LogLevel.ERROR,
  });

  expect(await collectAllDataSourceRows(reader, { data_source_id: jobs.dataSourceId })).toHaveLength(400);
});

test("trashed pages leave the queries, cannot be edited, and come back", async () => {
  const page_id = notion.person.addPage(board.id, { Link: "https://example.com/1" });
  const byLink = {
    data_source_id: board.dataSourceId,
    filter: { property: "Link", url: { equals: "https://example.com/1" } },
  };
  await client.pages.update({ page_id, in_trash: true });

  expect((await client.dataSources.query(byLink)).results).toEqual([]);
  expect((await client.dataSources.query({ ...byLink, in_trash: true })).results).toHaveLength(1);
  await expect(
    client.pages.update({ page_id, properties: { Remote: { checkbox: true } } }),
  ).rejects.toMatchObject({
    status: 400,
    message: "Can't edit block that is archived. You must unarchive the block before editing.",
  });
  await client.pages.update({ page_id, in_trash: false });
  expect((await client.dataSources.query(byLink)).results).toHaveLength(1);
  expect(await misfits(notion.calls)).toEqual([]);
});
