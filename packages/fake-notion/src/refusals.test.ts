import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ask } from "./ask.ts";
import { startFakeNotion, type FakeNotion, type OwnDatabase } from "./index.ts";
import { misfits } from "./sdk-schemas.ts";

let notion: FakeNotion;
let board: OwnDatabase;

beforeEach(async () => {
  notion = await startFakeNotion();
  board = notion.person.createDatabase("Jobs", {
    Name: { title: {} },
    Body: { rich_text: {} },
    Status: { status: { options: [{ name: "New" }] } },
    Level: { select: {} },
    Score: { number: {} },
    Link: { url: {} },
  });
});

afterEach(async () => {
  await notion.close();
});

const create = (properties: unknown, also: object = {}) =>
  ask(notion, "POST", "/v1/pages", { parent: { data_source_id: board.dataSourceId }, properties, ...also });

const message = async (properties: object, also?: object) => (await create(properties, also)).body.message;

const query = async (body: object) =>
  (await ask(notion, "POST", `/v1/data_sources/${board.dataSourceId}/query`, body)).body.message;

const text = (content: string) => ({ rich_text: [{ text: { content } }] });

describe("before a request is looked at", () => {
  test("the token, the version and the address must be right", async () => {
    const me = (headers: Record<string, string>) => ask(notion, "GET", "/v1/users/me", undefined, headers);
    expect(await me({ authorization: "Bearer wrong" })).toMatchObject({
      status: 401,
      body: { code: "unauthorized", message: "API token is invalid." },
    });
    expect(await me({ "notion-version": "1999-01-01" })).toMatchObject({
      status: 400,
      body: { code: "validation_error" },
    });
    expect(await ask(notion, "DELETE", "/v1/users/me")).toMatchObject({
      body: { code: "invalid_request_url", message: "Invalid request URL." },
    });
    expect(await ask(notion, "POST", "/v1/pages", "{")).toMatchObject({
      body: { code: "invalid_json", message: "Error parsing JSON body." },
    });
    const bare = await fetch(`${notion.url}/v1/users/me`, {
      headers: { authorization: `Bearer ${notion.token}` },
    });
    expect(await bare.json()).toMatchObject({
      object: "error",
      code: "missing_version",
      message:
        "Notion-Version header failed validation: Notion-Version header should be defined, instead was `undefined`.",
      request_id: bare.headers.get("x-notion-request-id"),
    });
  });

  test("what is not shared is not found, and a page is no database", async () => {
    const alone = notion.person.addPage(undefined);
    const page = notion.person.addPage(board.id, { Name: "x" });
    const database = (id: string) => ask(notion, "GET", `/v1/databases/${id}`);
    expect((await database(alone)).body.message).toBe(
      `Provided ID ${alone} is a page, not a database. Use the retrieve page API instead.`,
    );
    expect((await database("x")).body.message).toBe(
      'path failed validation: path.database_id should be a valid uuid, instead was `"x"`.',
    );
    notion.person.unshare(board.id);
    expect(await database(board.id)).toMatchObject({
      status: 404,
      body: {
        code: "object_not_found",
        message: `Could not find database with ID: ${board.id}. Make sure the relevant pages and databases are shared with your integration.`,
      },
    });
    expect(await ask(notion, "GET", `/v1/data_sources/${board.dataSourceId}`)).toMatchObject({ status: 404 });
    expect(await ask(notion, "PATCH", `/v1/pages/${page}`, { properties: {} })).toMatchObject({
      status: 404,
    });
  });

  test("a database in the trash can be looked at, and takes neither pages nor edits nor columns", async () => {
    const page = notion.person.addPage(board.id, { Name: "x" });
    notion.person.trashDatabase(board.id);
    const source = `/v1/data_sources/${board.dataSourceId}`;
    expect(await ask(notion, "GET", source)).toMatchObject({ status: 200, body: { in_trash: true } });
    const refused = [
      await create({}),
      await ask(notion, "PATCH", `/v1/pages/${page}`, { properties: {} }),
      await ask(notion, "PATCH", source, { properties: { More: { url: {} } } }),
    ];
    for (const { status, body } of refused) {
      expect([status, body.code]).toEqual([400, "validation_error"]);
      expect(body.message).toMatch(/archived ancestor/);
    }
  });

  test("each box under Capabilities counts", async () => {
    const page = notion.person.addPage(board.id);
    notion.person.allow({ insert: false });
    expect(await create({})).toMatchObject({ status: 403, body: { code: "restricted_resource" } });
    notion.person.allow({ insert: true, update: false });
    expect((await create({})).status).toBe(200);
    expect((await ask(notion, "PATCH", `/v1/pages/${page}`, {})).status).toBe(403);
    notion.person.allow({ read: false });
    expect((await ask(notion, "GET", `/v1/databases/${board.id}`)).status).toBe(403);
  });
});

describe("what is written", () => {
  const long = "x".repeat(2_602);
  const lengthComplaint =
    "body failed validation: body.properties.Body.rich_text[0].text.content.length should be ≤ `2000`, instead was `2602`.";

  test.each([
    [
      "nothing at all",
      undefined,
      "body failed validation: body.properties should be defined, instead was `undefined`.",
    ],
    ["an unknown column", { Colour: text("red") }, "Colour is not a property that exists."],
    ["another kind", { Status: { select: { name: "New" } } }, "Status is expected to be status."],
    [
      "an unknown status",
      { Status: { status: { name: "X" } } },
      'Invalid status option. Status option "X" does not exist".',
    ],
    [
      "a comma in an option",
      { Level: { select: { name: "High, really" } } },
      "Invalid select option, commas not allowed: High, really",
    ],
    ["text that is too long", { Body: text(long) }, lengthComplaint],
    [
      "an empty address",
      { Link: { url: "" } },
      "body failed validation: body.properties.Link.url.length should be ≥ `1`, instead was `0`.",
    ],
    [
      "a number in quotes",
      { Score: { number: "5" } },
      'body failed validation: body.properties.Score.number should be a number, instead was `"5"`.',
    ],
  ])("%s is refused in Notion's words", async (_, properties, message) => {
    expect(await create(properties)).toMatchObject({
      status: 400,
      body: { code: "validation_error", message },
    });
    expect(notion.pages(board.id)).toEqual([]);
  });

  test("lengths are counted in UTF-16 code units", async () => {
    expect((await create({ Body: text("😀".repeat(1_000)) })).status).toBe(200);
    expect((await create({ Body: text("😀".repeat(1_001)) })).body.message).toMatch(/instead was `2002`/);
  });

  test("complaints come in Notion's order: shape, column, kind, then length", async () => {
    expect(await message({ Body: text(long), Colour: text("") }, { colour: "red" })).toBe(
      'body failed validation: body.colour should be not present, instead was `"red"`.',
    );
    expect(await message({ Body: text(long), Colour: text("") })).toBe(
      "Colour is not a property that exists.",
    );
    expect(await message({ Body: text(long), Score: text("") })).toBe("Score is expected to be number.");
    expect(await message({ Body: text(long), Score: { number: 1 } })).toBe(lengthComplaint);
  });

  test("a body has at most 100 blocks, a request at most 500 KB", async () => {
    const children = Array.from({ length: 109 }, () => ({ paragraph: text("x") }));
    expect((await create({}, { children })).body.message).toBe(
      "body failed validation: body.children.length should be ≤ `100`, instead was `109`.",
    );
    const body = Array.from({ length: 300 }, () => ({ text: { content: "x".repeat(2_000) } }));
    expect((await create({ Body: { rich_text: body } })).status).toBe(413);
  });
});

test("queries name what they cannot do", async () => {
  expect(await query({ filter: { property: "Colour", rich_text: { equals: "x" } } })).toBe(
    "Could not find property with name or id: Colour",
  );
  expect(await query({ filter: { property: "Score", rich_text: { equals: "x" } } })).toBe(
    "The property type in the database does not match the property type of the filter provided: database property number does not match filter rich_text",
  );
  expect(await query({ sorts: [{ property: "Colour", direction: "ascending" }] })).toBe(
    "Could not find sort property with name or id: Colour",
  );
  expect(await query({ start_cursor: "bogus" })).toBe("The start_cursor provided is invalid: bogus");
  expect(await query({ filter_properties: ["ID"] })).toBe(
    'body failed validation: body.filter_properties should be not present, instead was `["ID"]`.',
  );
});

test("the types of the official client find a value of the wrong kind, in a request as in an answer", async () => {
  const path = `/v1/pages/${board.id}`;
  const call = { method: "PATCH", path, query: {}, at: 0, status: 200 };
  expect(await misfits([{ ...call, body: { properties: { A: { number: "5" } } }, answer: {} }])).toEqual(
    expect.arrayContaining([
      expect.stringContaining("UpdatePage/properties/A"),
      expect.stringMatching(/Page must have required property/),
    ]),
  );
});

describe("the options of a status column", () => {
  const source = () => `/v1/data_sources/${board.dataSourceId}`;
  const change = (options: unknown) =>
    ask(notion, "PATCH", source(), { properties: { Status: { status: { options } } } });
  const names = async () => {
    const { body } = await ask(notion, "GET", source());
    return Object(body["properties"]).Status.status.options.map(({ name }: { name: string }) => name);
  };

  test("are replaced by those sent: kept by id or name, added by name, dropped when left out", async () => {
    expect((await change([{ name: "New" }, { name: "Offer" }])).status).toBe(200);
    expect(await names()).toEqual(["New", "Offer"]);
    await change([{ name: "Offer" }]);
    expect(await names()).toEqual(["Offer"]);
    expect(await misfits(notion.calls)).toEqual([]);
  });

  test("need an id or a name, and no id that is none", async () => {
    expect((await change([{ color: "red" }])).body.message).toMatch(/options\[0\]\.name should be defined/);
    expect((await change([{ id: "nobody" }])).status).toBe(400);
    expect(await names()).toEqual(["New"]);
  });

  test("are a person's own in a workspace that lets the API change none", async () => {
    notion.person.fixStatusOptions();
    expect(await change([{ name: "New" }, { name: "Offer" }])).toMatchObject({ status: 400 });
    expect(await names()).toEqual(["New"]);
  });
});

test("a page around the database in the trash: all is shown as ever, and nothing can be written", async () => {
  const page = notion.person.addPage(board.id, { Name: "x" });
  notion.person.trashAncestor(board.id);
  const source = `/v1/data_sources/${board.dataSourceId}`;
  expect(await ask(notion, "GET", source)).toMatchObject({ status: 200, body: { in_trash: false } });
  const writes = [
    await create({}),
    await ask(notion, "PATCH", `/v1/pages/${page}`, { properties: {} }),
    await ask(notion, "PATCH", source, { properties: { More: { url: {} } } }),
  ];
  expect(writes.map(({ body }) => body.message)).toEqual(
    Array(3).fill(expect.stringMatching(/archived ancestor/)),
  );
  notion.person.trashAncestor(board.id, false);
  expect((await create({})).status).toBe(200);
});
