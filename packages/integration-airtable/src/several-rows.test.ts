import { jobKey, type Job } from "@peregrine/core";
import type { OwnTable } from "@peregrine/fake-airtable";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openHome, type Home } from "./testing/home.ts";

const jobs: Job[] = [1, 2, 3].map((n) => ({
  title: `Job ${n}`,
  url: `https://example.com/jobs/${n}?a=it's&b="2"`,
  status: "applied",
}));
const key = (job: Job): string => jobKey(job) ?? "";

let home: Home;
let table: OwnTable;

beforeEach(async () => {
  home = await openHome();
  table = home.service.person.createTable("Jobs", {
    Name: "singleLineText",
    "Role Link": "url",
    Status: "singleSelect",
    "Peregrine Key": "singleLineText",
  });
});

afterEach(() => home[Symbol.asyncDispose]());

const sync = (some: readonly Job[], also: object = {}) =>
  home.sync({ base_id: table.url, add_missing_columns: "never" }, some, also);

const several = (job: Job, ids: readonly string[]) => ({
  code: "schema",
  message: `“Jobs” has ${ids.length} rows for ${job.url}`,
  hint: expect.stringContaining(ids.join(", ")),
});

test.each([
  ["our key", (job: Job) => ({ "Peregrine Key": key(job) })],
  ["the link, however it is spelled", (job: Job) => ({ "Role Link": `${job.url}&utm_source=x#top` })],
])("two rows with %s are reported, and neither is touched; the other jobs are written", async (_, cells) => {
  const ids = [0, 1].map(() => home.service.person.addRow(table.id, cells(jobs[1]!)));
  const before = home.service.rows(table.id);
  for (const first of [true, false]) {
    const report = await sync(first ? jobs.slice(0, 2) : jobs);
    expect(report).toMatchObject({ counts: { created: 1, adopted: 0, updated: 0 } });
    expect(report.failures.map(({ failure }) => failure)).toEqual([
      expect.objectContaining(several(jobs[1]!, ids)),
    ]);
    expect(home.service.rows(table.id).slice(0, 2)).toEqual(before);
  }
  home.service.person.deleteRow(ids[0]!);
  expect(await sync(jobs)).toMatchObject({ outcome: "done", counts: { adopted: 1, failed: 0 } });
  expect(home.service.rows(table.id)).toHaveLength(3);
});

test("a second row that is made in the very moment of the write is told by Airtable, and then by name", async () => {
  const ids: string[] = [];
  const report = await sync(jobs, {
    fetch: (input: string, init: RequestInit) => {
      if (init.method === "PATCH" && ids.length === 0)
        for (let n = 0; n < 2; n++)
          ids.push(home.service.person.addRow(table.id, { "Peregrine Key": key(jobs[1]!) }));
      return home.clock.during(fetch(input, init));
    },
  });
  expect(report).toMatchObject({ counts: { created: 2, failed: 1 } });
  expect(report.failures[0]?.failure).toMatchObject(several(jobs[1]!, ids));
});

test("a row that is there once, by its link, is taken over: blanks are filled, what stands in it stays", async () => {
  const id = home.service.person.addRow(table.id, {
    Name: "Mine",
    "Role Link": `http://www.example.com/jobs/2?b=%222%22&a=it%27s`,
  });
  await sync(jobs.slice(0, 1));
  expect(await sync(jobs)).toMatchObject({ outcome: "done", counts: { adopted: 1, created: 1 } });
  expect(home.service.rows(table.id).find((row) => row.id === id)?.values).toMatchObject({
    Name: "Mine",
    Status: "Applied",
    "Peregrine Key": key(jobs[1]!),
  });
});
