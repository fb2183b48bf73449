import type { Job } from "@peregrine/core";
import type { OwnTable } from "@peregrine/fake-airtable";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openHome, type Home } from "./testing/home.ts";

const jobs: Job[] = Array.from({ length: 30 }, (_, n) => ({
  title: `Job ${n}`,
  url: `https://example.com/jobs/${n}`,
  status: "applied",
}));

let home: Home;
let table: OwnTable;

beforeEach(async () => {
  home = await openHome({ limited: true });
  table = home.service.person.createTable("Jobs");
});

afterEach(() => home[Symbol.asyncDispose]());

test("a base that somebody else wore out is left alone for its half minute, and then gets the rest", async () => {
  const greedy = async (): Promise<void> => {
    const { token, url } = home.service;
    const headers = { authorization: `Bearer ${token}` };
    for (let n = 0; n < 6; n++) await fetch(`${url}/v0/${table.baseId}/${table.id}`, { headers });
  };
  let worn = false;
  const report = await home.sync({ base_id: table.url }, jobs, {
    limits: {},
    fetch: async (input, init) => {
      if (init?.method === "PATCH" && !worn) {
        worn = true;
        await greedy();
      }
      return home.clock.during(fetch(input, init));
    },
  });
  expect(report).toMatchObject({ outcome: "done", counts: { created: 30, failed: 0 } });
  const ours = home.service.calls.filter(({ method }) => method === "PATCH");
  const refused = ours.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.length).toBeLessThanOrEqual(2);
  const later = ours.map(({ at }) => at - refused.at(-1)!.at).filter((ms) => ms > 0);
  expect(Math.min(...later)).toBeGreaterThanOrEqual(30_000);
});

test("a spent month stops the run at once, and says so", async () => {
  const report = await home.sync({ base_id: table.url }, jobs, {
    limits: { concurrency: 1, requestsPerSecond: 4 },
    fetch: (input, init) => {
      if (init?.method === "PATCH") home.service.person.spendMonth();
      return home.clock.during(fetch(input, init));
    },
  });
  expect(report).toMatchObject({
    outcome: "stopped",
    failure: { code: "quota", message: expect.stringContaining("month") },
    counts: { created: 0, left: 30 },
  });
  expect(home.service.calls.filter(({ status }) => status === 429)).toHaveLength(1);
});

test.each([
  ["is not let to write, by its scopes", "data.records:write"],
  ["is not let to write, by its user", undefined],
])("a token that %s stops the run at the first write, and says what is missing", async (_, scope) => {
  await home.sync({ base_id: table.url }, [], { limits: {} });
  const { person } = home.service;
  if (scope) person.setScopes(["data.records:read", "schema.bases:read", "schema.bases:write"]);
  else person.setPermission(table.baseId, "read");
  const report = await home.sync({ base_id: table.url }, jobs, {
    limits: { concurrency: 1, requestsPerSecond: 4 },
  });
  expect(report).toMatchObject({
    outcome: "stopped",
    failure: {
      code: "permission",
      hint: expect.stringMatching(scope ? /data\.records:read and :write/ : /Editor/),
    },
    counts: { created: 0 },
  });
});

test("a place in the table that was lost between two pages is found again by starting over", async () => {
  await home[Symbol.asyncDispose]();
  home = await openHome();
  table = home.service.person.createTable("Jobs", { Name: "singleLineText", "Role Link": "url" });
  for (const { title = "", url = "" } of Array.from({ length: 5 }, () => jobs).flat())
    home.service.person.addRow(table.id, { Name: title, "Role Link": `${url}?n=${Math.random()}` });
  let lost = false;
  const report = await home.sync({ base_id: table.url }, jobs, {
    fetch: (input, init) => {
      if (String(init?.body).includes('"offset"') && !lost) {
        lost = true;
        home.service.person.expireOffsets();
      }
      return home.clock.during(fetch(input, init));
    },
  });
  expect(lost).toBe(true);
  expect(report).toMatchObject({ outcome: "done", counts: { created: 30 } });
});
