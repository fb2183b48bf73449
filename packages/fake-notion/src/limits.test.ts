import { expect, test } from "vitest";
import { ask } from "./ask.ts";
import { startFakeNotion } from "./index.ts";

test("a connection has a budget for each minute, and is told when the next begins", async () => {
  let now = 1_000_000;
  await using notion = await startFakeNotion({ now: () => now, rateLimit: { mode: "window", requests: 2 } });
  const me = () => ask(notion, "GET", "/v1/users/me");
  expect([(await me()).status, (await me()).status]).toEqual([200, 200]);
  now += 15_500;
  expect(await me()).toMatchObject({
    status: 429,
    retryAfter: "45",
    body: { code: "rate_limited", additional_data: { rate_limit_reason: expect.any(String) } },
  });
  now += 44_500;
  expect((await me()).status).toBe(200);
});

test("or three requests a second on average, with room for a burst", async () => {
  let now = 1_000_000;
  await using notion = await startFakeNotion({
    now: () => now,
    rateLimit: { mode: "bucket", perSecond: 3, burst: 5 },
  });
  const statuses = [];
  for (let index = 0; index < 6; index++) statuses.push((await ask(notion, "GET", "/v1/users/me")).status);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
  now += 334;
  expect((await ask(notion, "GET", "/v1/users/me")).status).toBe(200);
});

test("the limit of the whole workspace may ask for a longer wait than a minute", async () => {
  let now = 1_000_000;
  await using notion = await startFakeNotion({ now: () => now });
  notion.closeWorkspaceFor(900);
  expect(await ask(notion, "GET", "/v1/users/me")).toMatchObject({ status: 429, retryAfter: "900" });
  now += 900_000;
  expect((await ask(notion, "GET", "/v1/users/me")).status).toBe(200);
});

test("a new page is there by its id at once, and in queries only after the lag", async () => {
  let now = 1_000_000;
  await using notion = await startFakeNotion({ now: () => now, queryLagMs: 5_000 });
  const board = notion.person.createDatabase("Jobs");
  const created = await ask(notion, "POST", "/v1/pages", {
    parent: { data_source_id: board.dataSourceId },
    properties: {},
  });
  const found = async () =>
    (await ask(notion, "POST", `/v1/data_sources/${board.dataSourceId}/query`, {})).body["results"];
  expect((await ask(notion, "GET", `/v1/pages/${created.body.id}`)).status).toBe(200);
  expect(await found()).toEqual([]);
  now += 5_000;
  expect(await found()).toHaveLength(1);
});

test("two writes at once to one data source conflict; to two they do not", async () => {
  await using notion = await startFakeNotion({ writeMs: 30 });
  const [one, two] = [notion.person.createDatabase("One"), notion.person.createDatabase("Two")];
  const create = (data_source_id: string) =>
    ask(notion, "POST", "/v1/pages", { parent: { data_source_id }, properties: {} });
  const answers = await Promise.all([one, one, two].map(({ dataSourceId }) => create(dataSourceId)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 409]);
  expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
    code: "conflict_error",
    message: "Conflict occurred while saving. Please try again.",
  });
});

test("a full workspace takes no new page, and still takes edits", async () => {
  await using notion = await startFakeNotion();
  const board = notion.person.createDatabase("Jobs");
  const page = notion.person.addPage(board.id, { Name: "x" });
  notion.person.fillWorkspace();
  const parent = { data_source_id: board.dataSourceId };
  expect(await ask(notion, "POST", "/v1/pages", { parent, properties: {} })).toMatchObject({
    status: 409,
    body: { code: "row_limit_exceeded" },
  });
  expect(
    (await ask(notion, "PATCH", `/v1/pages/${page}`, { properties: { Name: { title: [] } } })).status,
  ).toBe(200);
});

test("a revoked token is refused from then on", async () => {
  await using notion = await startFakeNotion();
  notion.person.revokeToken();
  expect((await ask(notion, "GET", "/v1/users/me")).status).toBe(401);
});

test("what a person renames, retypes and deletes is so for the API", async () => {
  await using notion = await startFakeNotion();
  const board = notion.person.createDatabase("Jobs", {
    Name: { title: {} },
    Stage: { select: {} },
    Score: { number: {} },
    Notes: { rich_text: {} },
  });
  const columns = async () =>
    (await ask(notion, "GET", `/v1/data_sources/${board.dataSourceId}`)).body["properties"];
  const before = await columns();
  notion.person.renameColumn(board.id, "Stage", "Step");
  notion.person.retypeColumn(board.id, "Score", { rich_text: {} });
  notion.person.deleteColumn(board.id, "Notes");
  const after = await columns();
  expect(Object.keys(Object(after))).toEqual(["Name", "Step", "Score"]);
  expect(Object(after)["Step"].id).toBe(Object(before)["Stage"].id);
  expect(Object(after)["Score"].type).toBe("rich_text");
});
