import type { Job } from "@peregrine/core";
import type { OwnDatabase, RateLimit } from "@peregrine/fake-notion";
import { misfits } from "@peregrine/fake-notion/sdk-schemas";
import { expect, test } from "vitest";
import { openHome, type Home } from "./testing/home.ts";

const jobsOf = (count: number): Job[] =>
  Array.from({ length: count }, (_, n) => ({
    title: `Job ${n}`,
    url: `https://example.com/jobs/${n}`,
    status: "applied",
  }));

const linksOn = (home: Home, board: OwnDatabase): unknown[] =>
  home.service.pages(board.id).map(({ values }) => values["Role Link"]);

const refusals = (home: Home): number => home.service.calls.filter(({ status }) => status === 429).length;

test(
  "1,000 jobs, synced twice, are exactly 1,000 pages, at three requests a second, and no write the second time",
  { timeout: 60_000 },
  async () => {
    await using home = await openHome({ rateLimit: { mode: "bucket", perSecond: 3, burst: 3 } });
    const board = home.service.person.createDatabase("Jobs");
    const values = { database_id: board.id };
    const jobs = jobsOf(1_000);
    const began = home.clock.now();

    // The pace is the integration's own.
    const first = await home.sync(values, jobs, { limits: {} });
    expect([first.outcome, first.counts.created]).toEqual(["done", 1_000]);
    expect(refusals(home)).toBe(0);
    expect((home.clock.now() - began) / 1_000).toBeGreaterThan(333);
    expect(linksOn(home, board)).toEqual(jobs.map(({ url }) => url));

    const written = home.service.writes().length;
    const second = await home.sync(values, jobs, { limits: {} });
    expect([second.outcome, second.counts.unchanged]).toEqual(["done", 1_000]);
    expect(home.service.writes()).toHaveLength(written);
    expect(await misfits(home.service.calls)).toEqual([]);
  },
);

test.each<[string, RateLimit]>([
  ["a budget of 40 requests a minute", { mode: "window", requests: 40 }],
  ["two requests a second with a burst of ten", { mode: "bucket", perSecond: 2, burst: 10 }],
])("under %s, asked for more, nothing is lost or doubled", async (_, rateLimit) => {
  await using home = await openHome({ rateLimit });
  const board = home.service.person.createDatabase("Jobs");
  const jobs = jobsOf(120);
  const report = await home.sync({ database_id: board.id }, jobs);
  expect([report.outcome, report.counts.created, report.counts.failed]).toEqual(["done", 120, 0]);
  expect(refusals(home)).toBeGreaterThan(0);
  expect(linksOn(home, board)).toEqual(jobs.map(({ url }) => url));
});

test("the workspace's limit, longer than a run waits, puts the rest off until then", async () => {
  await using home = await openHome();
  const board = home.service.person.createDatabase("Jobs");
  const values = { database_id: board.id };
  const jobs = jobsOf(10);
  const report = await home.sync(values, jobs, {
    fetch: (input, init) => {
      if (linksOn(home, board).length === 4) home.service.closeWorkspaceFor(900);
      return home.clock.during(fetch(input, init));
    },
  });
  expect([report.outcome, report.counts.created, report.counts.left]).toEqual(["deferred", 4, 6]);
  expect(Date.parse(report.resumeAt ?? "")).toBe(home.clock.now() + 900_000);

  const asked = home.service.calls.length;
  expect((await home.sync(values, jobs)).outcome).toBe("deferred");
  expect(home.service.calls).toHaveLength(asked);

  await home.clock.advance(900_000);
  expect((await home.sync(values, jobs)).counts).toMatchObject({ created: 6, unchanged: 4, failed: 0 });
  expect(linksOn(home, board)).toEqual(jobs.map(({ url }) => url));
});
