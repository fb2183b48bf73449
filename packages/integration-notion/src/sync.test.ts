import { startFakeNotion } from "@peregrine/fake-notion";
import { FaultyServer } from "@peregrine/testkit";
import { expect, test } from "vitest";
import { connect } from "./testing/on-fake.ts";

test("jobs are synced through the integration itself, and a second time find what is there", async () => {
  await using notion = await startFakeNotion();
  const board = notion.person.createDatabase("Jobs");
  const integration = connect(notion, { database_id: board.id });
  const jobs = [1, 2].map((n) => ({ title: `Job ${n}`, url: `https://example.com/${n}`, status: "applied" }));

  expect(await integration.sync(jobs)).toBe(2);
  const before = notion.writes().length;
  expect(await integration.sync(jobs)).toBe(2);
  expect(notion.writes()).toHaveLength(before);
  expect(notion.pages(board.id).map(({ values }) => values["Name"])).toEqual(["Job 1", "Job 2"]);
});

test("a page whose creation was answered with silence, or with a conflict, is not made twice", async () => {
  await using notion = await startFakeNotion();
  await using server = await FaultyServer.start({ target: notion.url });
  const board = notion.person.createDatabase("Jobs", { Name: { title: {} }, Link: { url: {} } });
  const create = { method: "POST", path: "/v1/pages" };
  const conflict = {
    object: "error",
    status: 409,
    code: "conflict_error",
    message: "Conflict occurred while saving.",
  };
  server.script([
    { match: { ...create, nth: 1 }, do: { kind: "commitThenDrop" } },
    { match: { ...create, nth: 2 }, do: { kind: "commitThenStatus", status: 409, body: conflict } },
  ]);
  const jobs = [1, 2, 3].map((n) => ({
    title: `Job ${n}`,
    url: `https://example.com/${n}`,
    status: "applied",
  }));

  expect(await connect({ url: server.url, token: notion.token }, { database_id: board.id }).sync(jobs)).toBe(
    3,
  );
  expect(notion.pages(board.id).map(({ values }) => values["Name"])).toEqual(["Job 1", "Job 2", "Job 3"]);
});
