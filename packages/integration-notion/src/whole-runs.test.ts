import type { Job } from "@peregrine/core";
import { misfits } from "@peregrine/fake-notion/sdk-schemas";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openHome, type Home } from "./testing/home.ts";

const STAGES = ["approved", "applied", "phone_screen", "offer", "hired"] as const;

const jobs: Job[] = Array.from({ length: 520 }, (_, n) => ({
  id: n,
  title: `Job ${n}`,
  company: `Company ${n}`,
  url: `https://example.com/jobs/${n}`,
  salary: "$90k",
  status: STAGES[n % STAGES.length]!,
  match_score: 50,
  date_found: "2026-10-01",
}));

const pythonColumns = {
  Salary: { title: {} },
  "Job Title": { rich_text: {} },
  "Company Name": { rich_text: {} },
  "Role Link": { url: {} },
  "Job Source": { select: {} },
  "Status of Application": { select: { options: [{ name: "Application Submitted" }] } },
  "Date Found": { date: {} },
  Remote: { checkbox: {} },
  "Match Score": { number: { format: "percent" } },
  "Keyword Gaps": { rich_text: {} },
  Notes: { rich_text: {} },
  "Job Description": { rich_text: {} },
};

let home: Home;

beforeEach(async () => {
  home = await openHome();
});

afterEach(async () => {
  const wrong = await misfits(home.service.calls);
  await home[Symbol.asyncDispose]();
  if (wrong.length > 0) throw new Error(wrong.join("\n"));
});

/** The pages that are not in the trash. */
const pagesOf = (board: { id: string }) => home.service.pages(board.id).filter(({ inTrash }) => !inTrash);

describe("a board of 500 pages that the Python app made", () => {
  const filled = () => {
    const board = home.service.person.createDatabase("Job Tracker", pythonColumns);
    for (const { title = "", company = "", url = "" } of jobs.slice(0, 500)) {
      home.service.person.addPage(board.id, {
        Salary: "$90k",
        "Job Title": title,
        "Company Name": company,
        "Role Link": url,
        "Status of Application": "Application Submitted",
        "Date Found": "2026-10-01",
        "Match Score": 0.5,
        Notes: "mine",
      });
    }
    return board;
  };

  test("is taken over whole with six readings; only what is new is made; a second sync writes nothing", async () => {
    const board = filled();
    const values = { database_id: board.url };

    const first = await home.sync(values, jobs);
    expect([first.outcome, first.counts]).toEqual([
      "done",
      expect.objectContaining({ adopted: 500, created: 20, failed: 0, left: 0 }),
    ]);
    const queries = home.service.calls.filter(({ path }) => path.endsWith("/query"));
    expect(queries).toHaveLength(6);
    const pages = pagesOf(board);
    expect(new Set(pages.map((page) => page.values["Role Link"])).size).toBe(520);
    expect(pages).toHaveLength(520);
    expect(pages.slice(0, 5).map((page) => page.values["Status of Application"])).toEqual([
      "Approved",
      "Application Submitted",
      "Phone Screen",
      "Offer",
      "Hired",
    ]);
    expect(pages.filter((page) => page.values["Notes"] === "mine")).toHaveLength(500);

    const written = home.service.writes().length;
    const second = await home.sync(values, jobs);
    expect([second.outcome, second.counts.unchanged]).toEqual(["done", 520]);
    expect(home.service.writes()).toHaveLength(written);
  });

  test("keeps what a person edits, and keeps in the trash what a person put there", async () => {
    const board = filled();
    const some = jobs.slice(0, 4);
    await home.sync({ database_id: board.url }, some);
    const [edited, trashed] = pagesOf(board);
    home.service.person.editPage(edited!.id, { "Company Name": "By hand", Notes: "called them" });
    home.service.person.trashPage(trashed!.id);

    const later = some.map((job) => ({ ...job, status: "interviewing" }));
    const report = await home.sync({ database_id: board.url }, later);
    expect([report.outcome, report.counts]).toEqual([
      "done",
      expect.objectContaining({ updated: 3, detached: 1, created: 0, failed: 0 }),
    ]);
    expect(pagesOf(board)).toHaveLength(499);
    expect(pagesOf(board)[0]?.values).toMatchObject({
      "Company Name": "By hand",
      Notes: "called them",
      "Status of Application": "Interviewing",
    });
  });
});

test("a database that a person trashes in mid-run stops it; restored, it gets the rest, and nothing is doubled", async () => {
  const board = home.service.person.createDatabase("Jobs");
  const values = { database_id: board.id };
  const some = jobs.slice(0, 10);
  await home.sync(values, some.slice(0, 3));

  const later = some.map((job) => ({ ...job, salary: "$100k" }));
  const report = await home.sync(values, later, {
    fetch: (input, init) => {
      if (String(input).includes("/v1/pages")) home.service.person.trashDatabase(board.id);
      return home.clock.during(fetch(input, init));
    },
  });
  expect(report).toMatchObject({
    outcome: "stopped",
    failure: { code: "invalid_config", field: "database_id", message: expect.stringContaining("trash") },
    counts: { created: 0, updated: 0, detached: 0, left: 10 },
  });
  expect((await home.sync(values, later)).failure?.message).toBe("“Jobs” is in Notion's trash");
  home.service.person.restoreDatabase(board.id);
  expect((await home.sync(values, later)).counts).toMatchObject({ created: 7, updated: 3, failed: 0 });
  expect(pagesOf(board)).toHaveLength(10);
});

test("a page around the database in the trash, which nothing shows: the first write stops it, and no job is given up", async () => {
  const board = home.service.person.createDatabase("Jobs");
  const values = { database_id: board.id };
  const some = jobs.slice(0, 3);
  await home.sync(values, some);
  home.service.person.trashAncestor(board.id);
  const later = some.map((job) => ({ ...job, salary: "$100k" }));
  expect(await home.sync(values, later)).toMatchObject({
    outcome: "stopped",
    failure: { code: "invalid_config", field: "database_id", hint: expect.stringContaining("Restore it") },
    counts: { updated: 0, detached: 0 },
  });
  home.service.person.trashAncestor(board.id, false);
  expect((await home.sync(values, later)).counts).toMatchObject({ updated: 3, detached: 0 });
});
