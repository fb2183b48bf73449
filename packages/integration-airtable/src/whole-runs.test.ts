import type { Job } from "@peregrine/core";
import { misfits } from "@peregrine/fake-airtable/sdk-schemas";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openHome, type Home } from "./testing/home.ts";

const STAGES = ["approved", "applied", "phone_screen", "offer", "hired"] as const;

const jobsOf = (count: number): Job[] =>
  Array.from({ length: count }, (_, n) => ({
    id: n,
    title: `Job ${n}`,
    company: `Company ${n}`,
    url: `https://example.com/jobs/${n}`,
    status: STAGES[n % STAGES.length]!,
    match_score: 50,
    date_found: "2026-10-01",
  }));

let home: Home;

beforeEach(async () => {
  home = await openHome();
});

afterEach(async () => {
  const wrong = await misfits(home.service.calls);
  await home[Symbol.asyncDispose]();
  if (wrong.length > 0) throw new Error(wrong.join("\n"));
});

/** The table that Airtable itself makes for a new base. */
const freshTable = () => {
  const { person } = home.service;
  const table = person.createTable("Table 1", {
    Name: "singleLineText",
    Notes: "multilineText",
    Assignee: "singleCollaborator",
    Status: {
      type: "singleSelect",
      options: { choices: ["Todo", "In progress", "Done"].map((name) => ({ name })) },
    },
    Attachments: "multipleAttachments",
  });
  for (let n = 0; n < 3; n++) person.addRow(table.id);
  return table;
};

test("2,000 jobs are 200 writes within the limits, in less than a minute; the second run reads the columns and does no more", async () => {
  await home[Symbol.asyncDispose]();
  home = await openHome({ limited: true });
  const table = home.service.person.createTable("Jobs");
  const jobs = jobsOf(2_000);
  const own = { limits: {} };
  expect(await home.sync({ base_id: table.url }, jobs, own)).toMatchObject({
    outcome: "done",
    counts: { created: 2_000, failed: 0 },
  });
  const records = home.service.writes().filter(({ method }) => method === "PATCH");
  expect(records).toHaveLength(200);
  expect(home.service.calls.filter(({ status }) => status !== 200)).toEqual([]);
  expect(new Set(home.service.rows(table.id).map(({ values }) => values["Role Link"])).size).toBe(2_000);

  expect(home.clock.now() - home.service.calls[0]!.at).toBeLessThan(60_000);

  const asked = home.service.calls.length;
  expect((await home.sync({ base_id: table.url }, jobs, own)).counts.unchanged).toBe(2_000);
  const second = home.service.calls
    .slice(asked)
    .map(({ method, path, status }) => ({ method, path, status }));
  expect(second).toEqual([{ method: "GET", path: `/v0/meta/bases/${table.baseId}/tables`, status: 200 }]);
});

test("the table of a new base gets its columns, although it has three blank rows, and keeps what it has", async () => {
  const table = freshTable();
  const report = await home.sync({ base_id: table.url }, jobsOf(1));
  expect(report).toMatchObject({ outcome: "done", counts: { created: 1 } });
  expect(home.service.rows(table.id)[3]?.values).toEqual({
    Name: "Job 0",
    Status: "Approved",
    "Company Name": "Company 0",
    "Role Link": "https://example.com/jobs/0",
    "Match Score": 0.5,
    "Date Found": "2026-10-01",
    "Peregrine Key": expect.stringMatching(/^p[0-9a-f]{16}$/),
  });
  expect(
    home.service
      .columns(table.id)
      .slice(0, 5)
      .map(({ name }) => name),
  ).toEqual(["Name", "Notes", "Assignee", "Status", "Attachments"]);
});

test("a token without the right to add columns writes what has a column, and names the rest", async () => {
  home.service.person.setScopes(["data.records:read", "data.records:write", "schema.bases:read"]);
  const table = home.service.person.createTable("Jobs", { Name: "singleLineText", Link: "url" });
  const report = await home.sync({ base_id: table.url }, jobsOf(2));
  expect(report).toMatchObject({ outcome: "done", counts: { created: 2 } });
  expect(report.warnings).toEqual(
    expect.arrayContaining([
      expect.stringContaining("schema.bases:write"),
      expect.stringContaining("“Company Name”"),
    ]),
  );
  expect((await home.sync({ base_id: table.url }, jobsOf(2))).counts.unchanged).toBe(2);
});

describe("a person works in the table during the run", () => {
  test("sorting and edits survive, byte for byte; the rows that are written are the right ones", async () => {
    const { service: airtable } = home;
    const table = airtable.person.createTable("Jobs");
    const jobs = jobsOf(40);
    const values = { base_id: table.url };
    await home.sync(values, jobs);
    airtable.person.addColumn(table.id, "Mine", "multilineText");
    const text = " ünï\u00a0cödé\n=1+1\t“”'\" ";
    const [first, second] = airtable.rows(table.id);
    const later = jobs.map((job) => ({ ...job, status: "rejected" }));
    let requests = 0;
    const report = await home.sync(values, later, {
      fetch: (input, init) => {
        requests += 1;
        if (init?.method === "PATCH") {
          airtable.person.sortRows(table.id, requests % 2 === 0 ? "Role Link" : "Peregrine Key");
          airtable.person.editRow(first!.id, { Mine: text, "Company Name": text });
        }
        return home.clock.during(fetch(input, init));
      },
    });
    expect(report).toMatchObject({ outcome: "done", counts: { updated: 40 } });
    const rows = new Map(airtable.rows(table.id).map(({ id, values }) => [id, values]));
    expect(rows.get(first!.id)).toEqual({
      ...first!.values,
      Mine: text,
      "Company Name": text,
      "Status of Application": "Rejected",
    });
    expect(rows.get(second!.id)).toEqual({ ...second!.values, "Status of Application": "Rejected" });
    expect(rows.size).toBe(40);
  });

  test("a row that was deleted stays deleted; the other nine of its batch are written", async () => {
    const table = home.service.person.createTable("Jobs");
    const jobs = jobsOf(10);
    await home.sync({ base_id: table.url }, jobs);
    home.service.person.deleteRow(home.service.rows(table.id)[4]!.id);
    const later = jobs.map((job) => ({ ...job, status: "rejected" }));
    const report = await home.sync({ base_id: table.url }, later);
    expect(report).toMatchObject({ outcome: "done", counts: { updated: 9, detached: 1, failed: 0 } });
    expect(home.service.rows(table.id)).toHaveLength(9);
  });

  test("a column that is renamed is still written, by its id", async () => {
    const table = home.service.person.createTable("Jobs");
    const [job] = jobsOf(1);
    await home.sync({ base_id: table.url }, [job!]);
    home.service.person.renameColumn(table.id, "Status of Application", "Where we are");
    const report = await home.sync({ base_id: table.url }, [{ ...job, status: "offer" }]);
    expect(report).toMatchObject({ outcome: "done", counts: { updated: 1 } });
    expect(home.service.rows(table.id)[0]?.values).toMatchObject({ "Where we are": "Offer" });
  });
});

test("one job that Airtable refuses does not keep the other nine of its batch", async () => {
  const table = home.service.person.createTable("Jobs");
  const report = await home.sync({ base_id: table.url }, jobsOf(10), {
    fetch: (input, init) => {
      const refuse = init?.method === "PATCH" && String(init.body).includes("Job 6");
      const error = {
        type: "INVALID_VALUE_FOR_COLUMN",
        message: 'Field "Name" cannot accept the provided value',
      };
      return refuse ? Promise.resolve(Response.json({ error }, { status: 422 })) : fetch(input, init);
    },
  });
  expect(report).toMatchObject({
    outcome: "done",
    counts: { created: 9, failed: 1 },
    failures: [{ title: "Job 6 @ Company 6", failure: { code: "schema" } }],
  });
  expect(home.service.rows(table.id)).toHaveLength(9);
});
