import type { Job } from "@peregrine/core";
import { misfits } from "@peregrine/fake-google-sheets/sdk-schemas";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openHome, type Home } from "./testing/home.ts";

const STAGES = ["approved", "applied", "phone_screen", "offer", "hired"] as const;

const job = (n: number): Job => ({
  id: n,
  title: `Job ${n}`,
  company: `Company ${n}`,
  url: `https://example.com/jobs/${n}`,
  salary: "$90k",
  status: STAGES[n % STAGES.length]!,
  match_score: 50,
  is_remote: n % 2 === 0,
  keyword_gaps: ["patience", "Rust"],
  date_found: "2026-10-01",
});
const jobsUpTo = (count: number): Job[] => Array.from({ length: count }, (_, n) => job(n));
const later = (jobs: readonly Job[]): Job[] => jobs.map((one) => ({ ...one, status: "interview_rejected" }));

let home: Home;
let id: string;

beforeEach(async () => {
  home = await openHome();
  id = home.service.person.createSpreadsheet("Search", { Jobs: [] }).id;
});

afterEach(async () => {
  const wrong = await misfits(home.service.calls);
  await home[Symbol.asyncDispose]();
  if (wrong.length > 0) throw new Error(wrong.join("\n"));
});

const sync = (jobs: readonly Job[], values: object = {}, also: object = {}) =>
  home.sync({ spreadsheet_id: id, sheet_name: "Jobs", ...values }, jobs, also);
const rows = () => home.service.rows(id, "Jobs");
const rowOf = (title: string) => rows().find((row) => row["Job Title"] === title);
/** What was asked since, in short. */
const callsSince = (count: number) =>
  home.service.calls.slice(count).map(({ path }) => path.split(":").at(-1));

test("2,000 jobs into an empty tab; the same again writes nothing, and asks one thing", async () => {
  const jobs = jobsUpTo(2_000);
  const first = await sync(jobs);
  expect([first.outcome, first.counts.created, first.warnings]).toEqual(["done", 2_000, []]);
  expect(rows()).toHaveLength(2_000);
  expect(rows()[1]).toEqual({
    "Job Title": "Job 1",
    "Company Name": "Company 1",
    "Role Link": "https://example.com/jobs/1",
    "Status of Application": "Applied",
    Remote: false,
    Salary: "$90k",
    "Match Score": 50,
    "Keyword Gaps": "patience, Rust",
    "Date Found": "2026-10-01",
    "Peregrine Key": expect.stringMatching(/^p[\da-f]{16}$/),
  });
  // A reading of the headings, new columns, a reading of the rows; then headings and rows for every 500 jobs.
  expect(home.service.calls).toHaveLength(3 + 2 * 4);
  const before = home.service.calls.length;
  expect((await sync(jobs)).counts).toMatchObject({ unchanged: 2_000, created: 0, updated: 0 });
  expect(callsSince(before)).toEqual(["getByDataFilter"]);
});

test("100 changes in a tab of 10,000 rows take three requests", async () => {
  const jobs = jobsUpTo(10_000);
  const head = ["Job Title", "Company Name", "Role Link", "Status of Application", "Notes"];
  const table = jobs.map(({ title, company, url }, n) => [title!, company!, url!, "New", `note ${n}`]);
  home.service.person.addTab(id, "Big", [head, ...table]);
  expect((await sync(jobs, { sheet_name: "Big" })).counts).toMatchObject({ adopted: 10_000, failed: 0 });
  const before = home.service.calls.length;
  const some = later(jobs.filter((_, n) => n % 100 === 7));
  expect((await sync(some, { sheet_name: "Big" })).counts).toMatchObject({ updated: 100, failed: 0 });
  expect(callsSince(before)).toEqual(["getByDataFilter", "getByDataFilter", "batchUpdate"]);
  const big = home.service.rows(id, "Big");
  expect(big.filter((row) => row["Status of Application"] === "Rejected after Interview")).toHaveLength(100);
  expect(big[7]).toMatchObject({ "Job Title": "Job 7", Notes: "note 7" });
}, 60_000);

describe("a person who works in the tab at the same time", () => {
  const jobs = jobsUpTo(60);

  /** Synced once, with notes and formulas of the person's own, and rows of nobody else's. */
  async function lived(): Promise<void> {
    await sync(jobs);
    const { person } = home.service;
    const width = home.service.cells(id, "Jobs")[0]!.length;
    const letter = String.fromCharCode(65 + width);
    person.type(id, `Jobs!${letter}1`, "Notes");
    for (let row = 2; row <= 61; row += 1)
      person.type(id, `Jobs!${letter}${row}`, row % 2 ? "=1+1" : `'0${row}`);
    person.insert(id, "Jobs", "ROWS", 20, 2);
    person.type(id, "Jobs!A21", "— the ones I like —");
    person.type(id, "Jobs!A70", "Total");
    person.type(id, "Jobs!B70", "=30+30");
  }

  /** Every cell as it is there, typed, by the row's title and the column's heading. */
  function everything(): Map<string, Record<string, unknown>> {
    const [head = [], ...cells] = home.service.cells(id, "Jobs");
    const name = (cell: unknown): string => String(Object.values(Object(cell))[0] ?? "");
    return new Map(
      cells
        .filter((row) => row.some((cell) => cell !== null))
        .map((row) => [
          name(row[head.findIndex((cell) => name(cell) === "Job Title")]),
          Object.fromEntries(row.flatMap((cell, at) => (cell === null ? [] : [[name(head[at]), cell]]))),
        ]),
    );
  }

  const accidents: Record<string, () => void> = {
    "sorts by status": () => home.service.person.sort(id, "Jobs", "Status of Application", "descending"),
    "inserts rows": () => home.service.person.insert(id, "Jobs", "ROWS", 3, 5),
    "inserts a column": () => home.service.person.insert(id, "Jobs", "COLUMNS", 1),
    "moves a column": () => home.service.person.moveColumn(id, "Jobs", 3, 0),
    "renames the tab": () => home.service.person.renameTab(id, "Jobs", "Jobs 2026"),
  };

  test.each(Object.keys(accidents))("%s in mid-run: all that is theirs stays, cell by cell", async (what) => {
    await lived();
    const before = everything();
    const written = home.service.writes().length;
    // New rows are written first, then the changes, and then what the accident made necessary.
    home.service.before({ path: /:batchUpdate$/, nth: 2 }, accidents[what]!);
    const report = await sync([...later(jobs.slice(0, 30)), ...jobs.slice(30), job(60)]);
    if (what === "renames the tab") home.service.person.renameTab(id, "Jobs 2026", "Jobs");
    expect([report.outcome, report.counts]).toEqual([
      "done",
      expect.objectContaining({ updated: 30, created: 1, failed: 0, detached: 0 }),
    ]);
    expect(home.service.writes().length - written).toBe(3);
    const after = everything();
    expect(after.size).toBe(before.size + 1);
    const rejected = { stringValue: "Rejected after Interview" };
    for (const [title, cells] of before) {
      const changed = /^Job ([12]?\d)$/.test(title) ? { "Status of Application": rejected } : {};
      expect(after.get(title)).toEqual({ ...cells, ...changed });
    }
  });

  test("edits a cell between two syncs: it stays, whatever else changes in its row", async () => {
    await lived();
    home.service.person.type(id, "Jobs!B2", "By hand");
    await sync(later(jobs));
    expect(rowOf("Job 0")).toMatchObject({
      "Company Name": "By hand",
      "Status of Application": "Rejected after Interview",
    });
  });

  test("deletes a row: it is not made again", async () => {
    await lived();
    home.service.person.delete(id, "Jobs", "ROWS", 1);
    const report = await sync(later(jobs));
    expect(report.counts).toMatchObject({ updated: 59, detached: 1, created: 0 });
    expect(rowOf("Job 0")).toBeUndefined();
  });

  test("copies a row: neither is guessed, and it says which they are", async () => {
    await sync(jobs.slice(0, 3));
    const key = String(rowOf("Job 1")?.["Peregrine Key"]);
    const column = home.service.cells(id, "Jobs")[0]!.length - 1;
    home.service.person.type(id, `Jobs!${String.fromCharCode(65 + column)}9`, key);
    const report = await sync(later(jobs.slice(0, 3)));
    expect(report.counts).toMatchObject({ updated: 2, failed: 1 });
    expect(report.failures[0]?.failure).toMatchObject({
      code: "conflict",
      message: "Rows 3 and 9 of “Jobs” have the same key",
    });
  });

  test("renames a heading between two syncs: the column is followed, if its new name is one of the field's", async () => {
    await sync(jobs.slice(0, 2));
    home.service.person.renameColumn(id, "Jobs", "Status of Application", "Stage");
    const report = await sync(later(jobs.slice(0, 2)));
    expect(report.counts).toMatchObject({ updated: 2, failed: 0 });
    expect(rowOf("Job 0")).toMatchObject({ Stage: "Rejected after Interview" });
  });
});

test("a tab that was there before is taken over: by key, by link, by a link that a formula makes", async () => {
  home.service.person.addTab(id, "Mine", [
    ["Role", "Employer", "Link", "Stage", "Why"],
    ["Falconer", "Castle Rock", "https://example.com/jobs/0/?utm_source=mail", "Sent", "birds"],
    ["Luthier", null, '=HYPERLINK("https://example.com/jobs/1","Apply")', null, "wood"],
    [null, null, null, null, "a note"],
  ]);
  const report = await sync(jobsUpTo(3), { sheet_name: "Mine", add_missing_columns: "always" });
  expect(report.counts).toMatchObject({ adopted: 2, created: 1, failed: 0 });
  const mine = home.service.rows(id, "Mine");
  expect(mine[0]).toMatchObject({ Role: "Falconer", Employer: "Castle Rock", Stage: "Sent", Why: "birds" });
  expect(mine[1]).toMatchObject({ Role: "Luthier", Employer: "Company 1", Stage: "Applied", Why: "wood" });
  expect(mine[2]).toEqual({ Why: "a note" });
  expect(mine[3]).toMatchObject({ Role: "Job 2", Stage: "Phone Screen" });
  expect((await sync(jobsUpTo(3), { sheet_name: "Mine" })).counts).toMatchObject({ unchanged: 3 });
  const again = await sync(later(jobsUpTo(3)), { sheet_name: "Mine" });
  expect(again.counts).toMatchObject({ updated: 3, detached: 0, failed: 0 });
});
