import { startFakeNotion, type FakeNotion, type OwnDatabase } from "@peregrine/fake-notion";
import { misfits } from "@peregrine/fake-notion/sdk-schemas";
import { afterEach, beforeEach, expect, test } from "vitest";
import NotionIntegration from "./index.ts";
import { connect } from "./testing/on-fake.ts";

let notion: FakeNotion;
let board: OwnDatabase;

beforeEach(async () => {
  notion = await startFakeNotion({ botName: "My robot", workspaceName: "Acme" });
  board = notion.person.createDatabase("Jobs", { Name: { title: {} }, Link: { url: {} } });
});

afterEach(async () => {
  const wrong = await misfits(notion.calls);
  await notion.close();
  if (wrong.length > 0) throw new Error(wrong.join("\n"));
  if (notion.writes().length > 0) throw new Error("A test of the connection wrote something");
});

const check = (database_id: string, also: object = {}) => connect(notion, { database_id, ...also }).check();

test("the database's id, its link and the id of its data source all connect, to one and the same", async () => {
  const account = "My robot in Acme, database “Jobs”";
  for (const pasted of [board.id, board.id.replaceAll("-", ""), board.url, board.dataSourceId]) {
    expect(await check(pasted)).toEqual({ ok: true, account });
  }
  const targets = [board.id, board.url].map((database_id) => connect(notion, { database_id }).targetKey());
  expect(new Set(targets)).toEqual(new Set([board.id]));
});

test("a wrong token", async () => {
  notion.person.revokeToken();
  expect(await check(board.id)).toMatchObject({
    ok: false,
    failure: { code: "auth", field: "token", hint: expect.stringContaining("ntn_") },
  });
});

test("something that is no id", async () => {
  expect(await check("my jobs")).toMatchObject({
    ok: false,
    failure: { code: "invalid_config", field: "database_id" },
  });
});

test("the id of a page", async () => {
  const page = notion.person.addPage(undefined);
  expect(await check(page)).toMatchObject({
    ok: false,
    failure: { code: "invalid_config", field: "database_id", message: "That is a page, not a database" },
  });
});

test("a database that is not shared: says where to click, and whom to add", async () => {
  notion.person.unshare(board.id);
  expect(await check(board.url)).toMatchObject({
    ok: false,
    failure: {
      code: "not_found",
      field: "database_id",
      hint: expect.stringContaining("Connections → add “My robot”"),
    },
  });
});

test("several data sources: names them with their ids, of which each connects", async () => {
  const second = notion.person.addDataSource(board.id, "Old jobs", {
    Name: { title: {} },
    Link: { url: {} },
  });
  const answer = await check(board.id);
  expect(answer).toMatchObject({
    ok: false,
    failure: {
      code: "invalid_config",
      field: "database_id",
      hint: expect.stringContaining(`“Old jobs” is ${second}`),
    },
  });
  expect(await check(second)).toEqual({ ok: true, account: "My robot in Acme, database “Old jobs”" });
});

test("a linked view, and a database in the trash", async () => {
  notion.person.removeDataSources(board.id);
  expect(await check(board.id)).toMatchObject({
    ok: false,
    failure: { code: "invalid_config", message: expect.stringContaining("linked view") },
  });
  const other = notion.person.createDatabase("Trashed");
  notion.person.trashDatabase(other.id);
  expect(await check(other.id)).toMatchObject({
    ok: false,
    failure: { code: "not_found", message: "“Trashed” is in Notion's trash" },
  });
});

test("a connection that may not read", async () => {
  notion.person.allow({ read: false });
  expect(await check(board.id)).toMatchObject({
    ok: false,
    failure: { code: "permission", hint: expect.stringContaining("Capabilities") },
  });
});

test("a database without a column for links", async () => {
  const bare = notion.person.createDatabase("Bare");
  expect(await check(bare.id, { add_missing_columns: "never" })).toMatchObject({
    ok: false,
    failure: { code: "schema", hint: expect.stringContaining("“Role Link”") },
  });
  expect(await check(bare.id)).toMatchObject({ ok: true });
});

test("no network", async () => {
  class Offline extends NotionIntegration {
    protected override get baseUrl(): string {
      return "http://127.0.0.1:1";
    }
  }
  const offline = new Offline();
  offline.connect({ token: "ntn_x", database_id: board.id });
  expect(await offline.check()).toMatchObject({ ok: false, failure: { code: "network" } });
});
