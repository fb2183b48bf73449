import { startFakeNotion, type FakeNotion, type OwnDatabase } from "@peregrine/fake-notion";
import { misfits } from "@peregrine/fake-notion/sdk-schemas";
import { jobKey, type Job } from "@peregrine/core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Driver, failureOf } from "./testing/on-fake.ts";

const job: Job = {
  id: 7,
  title: "Engineer",
  company: "Acme",
  url: "https://example.com/jobs/7",
  source: "LinkedIn",
  location: "Berlin, Germany",
  is_remote: true,
  salary: "$90k–110k",
  match_score: 87,
  keyword_gaps: ["Go", "SQL, basic"],
  status: "applied",
  date_found: "2026-11-01",
  applied_at: "2026-11-02",
  interview_date: "2026-11-24T13:30:00.000Z",
  description: "We build.\n\n- Build",
  cover_letter: "Dear Acme",
};

let notion: FakeNotion;
let board: OwnDatabase;
let driver: Driver;

beforeEach(async () => {
  notion = await startFakeNotion();
});

afterEach(async () => {
  const wrong = await misfits(notion.calls);
  await notion.close();
  if (wrong.length > 0) throw new Error(wrong.join("\n"));
});

function open(
  columns?: Parameters<FakeNotion["person"]["createDatabase"]>[1],
  values: Record<string, unknown> = {},
): Promise<unknown> {
  board = notion.person.createDatabase("Jobs", columns);
  driver = new Driver(notion, { database_id: board.url, ...values });
  return driver.prepare();
}

describe("an empty database", () => {
  test("gets its columns in one request, and a page that holds all there is to know", async () => {
    await open();
    const id = await driver.create(job);
    expect(notion.writes()).toHaveLength(2);
    expect(notion.pages(board.id)).toEqual([
      {
        id,
        inTrash: false,
        values: {
          Name: "Engineer",
          "Company Name": "Acme",
          "Role Link": "https://example.com/jobs/7",
          "Job Source": "LinkedIn",
          Location: "Berlin, Germany",
          Remote: true,
          Salary: "$90k–110k",
          "Match Score": 0.87,
          "Keyword Gaps": ["Go", "SQL · basic"],
          "Status of Application": "Applied",
          "Date Found": "2026-11-01",
          "Date Applied": "2026-11-02",
          Interview: "2026-11-24T13:30:00.000Z",
          "Peregrine Key": jobKey(job),
        },
        body: [
          "heading_2: Job description",
          "paragraph: We build.",
          "bulleted_list_item: Build",
          "heading_2: Cover letter",
          "paragraph: Dear Acme",
        ],
      },
    ]);
    expect(driver.warnings).toEqual([]);
  });

  test("is read back exactly as it was written, so that nothing is written twice", async () => {
    await open();
    const id = await driver.create(job);
    expect(await driver.read(id)).toEqual(driver.destination.toRecord(job));
    expect(await driver.scan()).toEqual([
      { id, key: jobKey(job), url: job.url, record: driver.destination.toRecord(job) },
    ]);
  });

  test("is left as it is by a dry run, which plans with the columns to come", async () => {
    board = notion.person.createDatabase("Jobs");
    driver = new Driver(notion, { database_id: board.id });
    await driver.prepare({ readOnly: true });
    expect(driver.destination.toRecord(job)).toMatchObject({
      title: "Engineer",
      status: "Applied",
      match_score: 0.87,
    });
    expect(driver.warnings).toEqual([expect.stringContaining("A sync will add these columns to “Jobs”")]);
    expect(await driver.scan()).toEqual([]);
    expect(await driver.find(job)).toBeNull();
    expect(notion.writes()).toEqual([]);
  });
});

describe("a board of the user's own", () => {
  const own = {
    Role: { title: {} },
    Firm: { rich_text: {} },
    Link: { url: {} },
    Stage: { status: { options: [{ name: "To do" }, { name: "Applied" }, { name: "Interview" }] } },
    Score: { people: {} },
    Remote: { select: { options: [{ name: "Yes" }, { name: "No" }] } },
  };

  test("keeps its columns; what has none is named once and left out", async () => {
    await open(own, { add_missing_columns: "never", field_map: { company: "Firm" } });
    await driver.create(job);
    expect(notion.pages(board.id)[0]?.values).toEqual({
      Role: "Engineer",
      Firm: "Acme",
      Link: job.url,
      Stage: "Applied",
      Remote: "Yes",
    });
    expect(driver.warnings).toEqual([
      expect.stringContaining("“Job Source”, “Location”, “Salary”"),
      expect.stringContaining("“Score” is of type people"),
      expect.stringContaining("“Stage” has no option for “Survey”, “Phone Screen”, “Offer”"),
    ]);
  });

  test("keeps a page's status where it has no option; a word of the user's own is a failure that names it", async () => {
    await open(own, { status_map: { hired: "Applied" }, add_missing_columns: "never" });
    expect(driver.destination.toRecord({ ...job, status: "offer" })).not.toHaveProperty("status");
    expect(driver.destination.toRecord({ ...job, status: "hired" })).toMatchObject({ status: "Applied" });
    expect(await failureOf(driver.create({ ...job, status: "ghosted" }))).toMatchObject({
      code: "schema",
      message: "The column “Stage” has no option “ghosted”",
    });
    expect(notion.pages(board.id)).toEqual([]);
  });

  test("has columns renamed in mid-run; a connection without a memory finds them by name", async () => {
    await open({ ...own, Stage: { select: {} } }, { field_map: { status: "Stage" } });
    const id = await driver.create(job);
    notion.person.renameColumn(board.id, "Stage", "Step");
    await driver.update(id, { status: "Offer" });
    expect(notion.pages(board.id)[0]?.values).toMatchObject({ Step: "Offer" });
    expect(await failureOf(driver.prepare())).toMatchObject({
      code: "schema",
      message: expect.stringContaining("no column “Stage”"),
    });
  });

  test("tells of a column that is deleted while jobs are written, by its name", async () => {
    await open(own, { add_missing_columns: "never" });
    notion.person.deleteColumn(board.id, "Remote");
    expect(await failureOf(driver.create(job))).toMatchObject({
      code: "schema",
      message: "The database has no column “Remote” any more",
    });
    await driver.prepare();
    await driver.create(job);
    expect(notion.pages(board.id)).toHaveLength(1);
  });

  test("may be completed, always, when the user says so", async () => {
    await open(own, { add_missing_columns: "always" });
    notion.person.addPage(board.id, { Role: "Mine" });
    expect(Object.keys(driver.destination.toRecord(job))).toHaveLength(13);
  });
});

describe("a page", () => {
  test("is found by its key, or by its link however that is written, with what stands on it", async () => {
    await open();
    const id = await driver.create(job);
    const typed = notion.person.addPage(board.id, {
      "Role Link": "http://www.example.com/jobs/8/?utm_source=x&jk=9",
      Location: "Rome",
    });
    expect(await driver.find(job)).toMatchObject({ id, record: { title: "Engineer" } });
    expect(await driver.find({ url: "https://example.com/jobs/8?jk=9" })).toMatchObject({
      id: typed,
      record: { location: "Rome" },
    });
    expect(await driver.find({ url: "https://example.com/jobs/8" })).toBeNull();
    expect(await driver.find({ title: "No link" })).toBeNull();
    const encoded = notion.person.addPage(board.id, { "Role Link": "https://example.com/caf%C3%A9?q=a%20b" });
    expect(await driver.find({ url: "https://example.com/café/?q=a+b" })).toMatchObject({ id: encoded });
  });

  test("that stands there twice: the oldest is used, and the user is told", async () => {
    await open({ Name: { title: {} }, Link: { url: {} } });
    const [oldest] = [1, 2, 3].map((n) =>
      notion.person.addPage(board.id, { Name: `Copy ${n}`, Link: `${job.url}${"/".repeat(n - 1)}` }),
    );
    expect((await driver.scan())[0]?.id).toBe(oldest);
    expect((await driver.find(job))?.id).toBe(oldest);
    expect(driver.warnings.slice(-2)).toEqual([
      expect.stringContaining("several rows for the same job"),
      expect.stringContaining("3 pages for"),
    ]);
  });

  test("that a person trashed stays there: it is not found, and not read", async () => {
    await open();
    const id = await driver.create(job);
    notion.person.trashPage(id);
    expect(await failureOf(driver.update(id, { status: "Offer" }))).toMatchObject({
      code: "not_found",
      message: "The page is in Notion's trash",
    });
    expect(await driver.find(job)).toBeNull();
    expect(await driver.scan()).toEqual([]);
    expect(await driver.read(id)).toBeNull();
  });

  test("is changed only where asked, emptied by null, and put in the trash", async () => {
    await open();
    const id = await driver.create(job);
    notion.person.editPage(id, { Location: "Paris" });
    await driver.update(id, {
      salary: null,
      interview_date: null,
      remote: null,
      keyword_gaps: null,
      match_score: null,
      url: null,
      status: "Ghosted",
    });
    const { values } = notion.pages(board.id)[0]!;
    expect(values).toMatchObject({
      Location: "Paris",
      Remote: false,
      "Status of Application": "Ghosted",
      Name: "Engineer",
    });
    expect(Object.keys(values)).not.toEqual(expect.arrayContaining(["Salary"]));
    await driver.trash(id);
    expect(notion.pages(board.id)[0]?.inTrash).toBe(true);
  });

  test("takes long and hostile text", async () => {
    await open();
    const hostile = {
      ...job,
      title: `${"😀".repeat(3_000)}\u0000\ud800`,
      company: "x".repeat(300_000),
      url: `https://example.com/${"y".repeat(3_000)}`,
    };
    await driver.create({
      ...hostile,
      keyword_gaps: Array.from({ length: 150 }, (_, n) => `gap, ${n} ${"z".repeat(200)}`),
      source: ",",
      description: "<b>\u0007\n".repeat(20_000),
    });
    expect(notion.pages(board.id)[0]?.values["Keyword Gaps"]).toHaveLength(100);
    expect(notion.pages(board.id)[0]?.values).not.toHaveProperty("Role Link");
    expect(await driver.find(hostile)).not.toBeNull();
    expect(JSON.stringify(notion.calls.at(-1)?.body)).not.toMatch(/"[^"]{2001}/);
  });
});
