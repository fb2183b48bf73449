import { startFakeNotion } from "@peregrine/fake-notion";
import { misfits } from "@peregrine/fake-notion/sdk-schemas";
import type { Job } from "@peregrine/core";
import { expect, test } from "vitest";
import { Driver } from "./testing/on-fake.ts";

const columns = {
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

const old = {
  Salary: "$90k",
  "Company Name": "Acme",
  "Status of Application": "Application Submitted",
  "Date Found": "2026-10-01",
  "Match Score": 0.5,
  "Keyword Gaps": "Go, SQL",
  Notes: "mine",
};

const stages = ["approved", "applied", "phone_screen", "offer", "hired"];
const jobs: Job[] = Array.from({ length: 25 }, (_, n) => ({
  id: n,
  title: `Job ${n}`,
  company: "Acme",
  url: `https://example.com/jobs/${n}`,
  salary: "$90k",
  status: stages[n % stages.length]!,
  match_score: 50,
  keyword_gaps: ["Go", "SQL"],
  date_found: "2026-10-01",
  description: "We build.",
}));

test("the board that the Python app filled is adopted: nothing doubled, later stages arrive, notes and edits stay", async () => {
  await using notion = await startFakeNotion();
  const board = notion.person.createDatabase("Job Tracker", columns);
  for (const { url = "", title = "" } of jobs.slice(0, 20)) {
    notion.person.addPage(board.id, { ...old, "Job Title": title, "Role Link": url });
  }
  const driver = new Driver(notion, { database_id: board.url });
  await driver.prepare();
  const there = new Map((await driver.scan()).map((page) => [page.url, page]));
  const records = jobs.map((job) => driver.destination.toRecord(job));

  // All that an adoption would fill is the status: everything else is what would be written.
  expect([...there.values()].map(({ record }) => record)).toEqual(
    records.slice(0, 20).map((record) => ({ ...record, remote: false, status: null })),
  );
  for (const [index, job] of jobs.entries()) {
    const page = there.get(job.url);
    await (page ? driver.update(page.id, { status: records[index]?.status }, job) : driver.create(job));
  }

  const pages = notion.pages(board.id);
  expect(pages).toHaveLength(25);
  expect(new Set(pages.map(({ values }) => values["Role Link"])).size).toBe(25);
  expect(pages.slice(0, 5).map(({ values }) => values["Status of Application"])).toEqual([
    "Approved",
    "Application Submitted",
    "Phone Screen",
    "Offer",
    "Hired",
  ]);
  expect(pages.filter(({ values }) => values["Notes"] === "mine")).toHaveLength(20);
  expect(pages[24]).toMatchObject({
    values: { "Job Title": "Job 24", "Job Description": "We build." },
    body: [],
  });
  expect(driver.warnings).toEqual([
    expect.stringContaining("“Location”, “Date Applied”, “Interview”, “Peregrine Key”"),
  ]);
  expect(await misfits(notion.calls)).toEqual([]);
});
