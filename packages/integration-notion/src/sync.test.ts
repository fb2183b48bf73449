import { startFakeNotion } from "@peregrine/fake-notion";
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
