import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { createPeregrine, type SyncEvent } from "@peregrine/core/host";
import { startFakeNotion, type FakeNotion, type OwnDatabase } from "@peregrine/fake-notion";
import { TestClock } from "@peregrine/testkit";
import { afterEach, beforeEach, expect, test } from "vitest";

/** What the Python app keeps of a job; `synced` stands over the true status, and page ids were thrown away. */
const TABLE = `
  CREATE TABLE jobs (id INTEGER PRIMARY KEY, title TEXT, company TEXT, url TEXT UNIQUE, source TEXT, location TEXT,
    is_remote INTEGER, salary TEXT, description TEXT, match_score REAL, keyword_gaps TEXT, date_found TEXT, status TEXT,
    notion_page_id TEXT, cover_letter TEXT, applied_at TEXT, interview_date TEXT);
  INSERT INTO jobs (title, company, url, salary, status, applied_at, date_found) VALUES
    ('Glazier', 'Acme', 'https://example.com/1', '$90k', 'synced', '2026-10-02T09:30', '2026-10-01'),
    ('Luthier', 'Acme', 'https://example.com/2', '', 'synced', NULL, '2026-10-01'),
    ('Falconer', 'Acme', 'https://example.com/3', '$90k', 'phone_screen', '2026-10-02T09:30', '2026-10-01'),
    ('Archivist', 'Acme', 'https://example.com/4', '$90k', 'approved', NULL, '2026-10-01'),
    ('Spam', 'Acme', 'https://example.com/5', '$90k', 'rejected', NULL, '2026-10-01')`;

let notion: FakeNotion;
let board: OwnDatabase;
let home: string;
const clock = new TestClock({ auto: true });

beforeEach(async () => {
  notion = await startFakeNotion({ now: () => clock.now() });
  board = notion.person.createDatabase("Job Tracker", {
    Pay: { title: {} },
    "Job Title": { rich_text: {} },
    "Role Link": { url: {} },
    "Status of Application": { select: { options: [{ name: "Application Submitted" }] } },
    Notes: { rich_text: {} },
  });
  for (const [n, title] of ["Glazier", "Luthier", "Falconer"].entries()) {
    notion.person.addPage(board.id, {
      Pay: "$90k",
      "Job Title": title,
      "Role Link": `https://example.com/${n + 1}`,
      "Status of Application": "Application Submitted",
      Notes: "mine",
    });
  }
  home = await mkdtemp(join(tmpdir(), "peregrine-drop-in-"));
  await mkdir(join(home, "config/integrations"), { recursive: true });
  await writeFile(join(home, "config/user.yaml"), "tier: paid\n");
  const connection = `token: ${notion.token}\ndatabase_id: ${board.id.replaceAll("-", "")}\n`;
  await writeFile(join(home, "config/integrations/notion.yaml"), connection);
  await writeFile(join(home, "config/notion.yaml"), `${connection}field_map:\n  title_field: Pay\n`);
  const database = new DatabaseSync(join(home, "staging.db"));
  database.exec(TABLE);
  database.close();
});

afterEach(async () => {
  await notion.close();
  await rm(home, { recursive: true });
});

test("a home of the Python app: a dry run and the doctor change nothing, the first sync adopts its pages and adds what is new", async () => {
  const peregrine = createPeregrine({
    home,
    env: {},
    pluginPath: join(import.meta.dirname, ".."),
    baseUrls: { notion: notion.url },
    clock,
    fetch: (input, init) => clock.during(fetch(input, init)),
  });
  const files = ["staging.db", "config/notion.yaml", "config/integrations/notion.yaml"];
  const before = await Promise.all(files.map((file) => readFile(join(home, file))));

  const planned: string[] = [];
  const onEvent = (event: SyncEvent): unknown =>
    event.type === "planned" && planned.push(`${event.entry.action} ${event.entry.title}`);
  const plan = await peregrine.plan("notion", { onEvent: (event) => void onEvent(event) });
  expect(planned.map((line) => line.split(" ")[0])).toEqual(["adopt", "adopt", "adopt", "create"]);
  expect(plan.counts).toMatchObject({ adopt: 3, create: 1, blocked: 0 });
  expect((await peregrine.doctor()).findings.filter(({ level }) => level === "error")).toEqual([]);
  expect(notion.writes()).toEqual([]);

  const first = await peregrine.sync("notion", {});
  expect([first.outcome, first.counts]).toEqual([
    "done",
    expect.objectContaining({ adopted: 3, created: 1, failed: 0 }),
  ]);
  expect(notion.pages(board.id).map(({ values }) => values)).toEqual([
    expect.objectContaining({
      Pay: "$90k",
      Notes: "mine",
      "Status of Application": "Application Submitted",
    }),
    expect.objectContaining({ Pay: "$90k", Notes: "mine", "Status of Application": "Approved" }),
    expect.objectContaining({ Pay: "$90k", Notes: "mine", "Status of Application": "Phone Screen" }),
    expect.objectContaining({ Pay: "$90k", "Job Title": "Archivist", "Status of Application": "Approved" }),
  ]);

  const written = notion.writes().length;
  expect((await peregrine.sync("notion", {})).counts).toMatchObject({ unchanged: 4, created: 0, updated: 0 });
  expect(notion.writes()).toHaveLength(written);
  expect(await Promise.all(files.map((file) => readFile(join(home, file))))).toEqual(before);
});
