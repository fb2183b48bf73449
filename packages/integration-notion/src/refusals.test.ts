import { startFakeNotion, type FakeNotion, type OwnDatabase } from "@peregrine/fake-notion";
import type { Job } from "@peregrine/core";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Driver, failureOf } from "./testing/on-fake.ts";

const job: Job = { title: "Engineer", url: "https://example.com/jobs/7" };

let notion: FakeNotion;
let board: OwnDatabase;
let driver: Driver;

beforeEach(async () => {
  notion = await startFakeNotion();
  board = notion.person.createDatabase("Jobs", { Name: { title: {} }, Link: { url: {} } });
  driver = new Driver(notion, { database_id: board.id });
  await driver.prepare();
});

afterEach(async () => {
  await notion.close();
});

test("a connection that may not add pages is told so, with the box to tick; a full workspace, too", async () => {
  notion.person.allow({ insert: false });
  expect(await failureOf(driver.create(job))).toMatchObject({
    code: "permission",
    hint: expect.stringContaining("Insert content"),
  });
  notion.person.allow({ insert: true });
  notion.person.fillWorkspace();
  expect(await failureOf(driver.create(job))).toMatchObject({ code: "quota" });
});

test("the workspace's limit is told with the time to wait, however long", async () => {
  notion.closeWorkspaceFor(900);
  expect(await failureOf(driver.create(job))).toMatchObject({ code: "rate_limited", retryAfterMs: 900_000 });
});

test("two writes at once to one database: the second conflicts, and may have been done", async () => {
  await using slow = await startFakeNotion({ writeMs: 50 });
  const { id } = slow.person.createDatabase("Jobs", { Name: { title: {} }, Link: { url: {} } });
  const writer = new Driver(slow, { database_id: id });
  await writer.prepare();
  const both = await Promise.allSettled([writer.create(job), writer.create(job)]);
  expect(both.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { code: "conflict", mayHaveCommitted: true },
  });
});

test("1,050 pages are read with few requests", async () => {
  for (let n = 0; n < 1_050; n++)
    notion.person.addPage(board.id, { Name: `${n}`, Link: `https://example.com/${n}` });
  const before = notion.calls.length;
  expect(await driver.scan()).toHaveLength(1_050);
  expect(notion.calls.splice(before)).toHaveLength(11);
});
