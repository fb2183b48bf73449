import { join } from "node:path";
import { STATUSES, type Job } from "@peregrine/core";
import { STATUS_LABELS } from "@peregrine/core/table";
import { misfits } from "@peregrine/fake-airtable/sdk-schemas";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openHome, type Home } from "./testing/home.ts";

const job: Job = {
  title: "Cook\n(night shift)",
  company: "Canteen",
  url: "https://example.com/jobs/1",
  status: "phone_screen",
  source: "LinkedIn",
  location: "Lyon, France",
  is_remote: true,
  salary: "$90k",
  match_score: 87.5,
  keyword_gaps: ["C++", "a, b"],
  date_found: "2026-10-01",
  applied_at: "2026-10-02T10:00:00Z",
  interview_date: "2026-11-24T13:30:00Z",
  description: "d".repeat(100_001),
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

test("every field arrives in a column made for it, and is cleared there when it is cleared here", async () => {
  const table = home.service.person.createTable("Jobs");
  const values = { base_id: table.url };
  await home.sync(values, [job]);
  const [row] = home.service.rows(table.id);
  expect(row?.values).toEqual({
    Name: "Cook (night shift)",
    "Company Name": "Canteen",
    "Role Link": "https://example.com/jobs/1",
    "Status of Application": "Phone Screen",
    "Job Source": "LinkedIn",
    Location: "Lyon, France",
    Remote: true,
    Salary: "$90k",
    "Match Score": 0.875,
    "Keyword Gaps": "C++, a, b",
    "Date Found": "2026-10-01",
    "Date Applied": "2026-10-02",
    Interview: "2026-11-24T13:30:00.000Z",
    "Peregrine Key": expect.any(String),
  });
  const bare = { title: "Cook", url: job.url!, status: "offer" };
  expect(await home.sync(values, [bare])).toMatchObject({ outcome: "done", counts: { updated: 1 } });
  expect(home.service.rows(table.id)[0]?.values).toEqual({
    Name: "Cook",
    "Role Link": "https://example.com/jobs/1",
    "Status of Application": "Offer",
    "Peregrine Key": row?.values["Peregrine Key"],
  });
});

test("columns of a person's own choice take what they can hold; a later run with no memory finds nothing to write", async () => {
  const table = home.service.person.createTable("Jobs", {
    Total: "formula",
    Title: "richText",
    Firm: "singleSelect",
    "Role Link": "singleLineText",
    Stage: "multipleSelects",
    Remote: "singleSelect",
    "Match Score": "number",
    "Keyword Gaps": "multipleSelects",
    "Date Found": "dateTime",
    "Date Applied": "singleLineText",
    Interview: "date",
    "Job Description": "multilineText",
    Salary: "currency",
    "Peregrine Key": "multilineText",
  });
  const values = { base_id: table.url, add_missing_columns: "never", field_map: { company: "Firm" } };
  const report = await home.sync(values, [job]);
  expect(report.warnings.join("\n")).toContain("“Salary” is of type currency");
  expect(home.service.rows(table.id)[0]?.values).toEqual({
    Title: "Cook\n(night shift)",
    Firm: "Canteen",
    "Role Link": job.url,
    Stage: ["Phone Screen"],
    Remote: "Remote",
    "Match Score": 87.5,
    "Keyword Gaps": ["C++", "a, b"],
    "Date Found": "2026-10-01T00:00:00.000Z",
    "Date Applied": "2026-10-02",
    Interview: "2026-11-24",
    "Job Description": `${"d".repeat(99_999)}…`,
    "Peregrine Key": expect.any(String),
  });
  const written = home.service.writes().length;
  const stateDir = join(home.stateDir, "anew");
  expect(await home.sync(values, [job], { stateDir })).toMatchObject({ counts: { adopted: 1, created: 0 } });
  expect(
    home.service
      .writes()
      .slice(written)
      .map(({ body }) => body),
  ).toEqual([]);
});

test("every status has a choice of its own in a new column, and a word of the user's own is one, too", async () => {
  const table = home.service.person.createTable("Jobs");
  const statuses = [...STATUSES, "ghosted"];
  const jobs = statuses.map((status, n) => ({ url: `https://example.com/${n}`, status }));
  await home.sync({ base_id: table.url }, jobs, { statuses });
  expect(home.service.rows(table.id).map(({ values }) => values["Status of Application"])).toEqual([
    ...STATUSES.map((status) => STATUS_LABELS[status]),
    "ghosted",
  ]);
});
