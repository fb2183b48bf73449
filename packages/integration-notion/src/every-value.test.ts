import { STATUSES, type Job } from "@peregrine/core";
import type { OwnDatabase } from "@peregrine/fake-notion";
import { misfits } from "@peregrine/fake-notion/sdk-schemas";
import { afterEach, beforeEach, expect, test } from "vitest";
import { STATUS_LABELS } from "@peregrine/core/table";
import { openHome, type Home } from "./testing/home.ts";

let home: Home;

beforeEach(async () => {
  home = await openHome();
});

afterEach(async () => {
  const wrong = await misfits(home.service.calls);
  await home[Symbol.asyncDispose]();
  if (wrong.length > 0) throw new Error(wrong.join("\n"));
});

const urlOf = (n: number): string => `https://example.com/jobs/${n}`;

/** Syncs twice: all jobs arrive the first time, and nothing is written the second. */
async function syncTwice(values: Record<string, unknown>, jobs: readonly Job[]): Promise<void> {
  const first = await home.sync(values, jobs, { statuses: [...STATUSES, "ghosted"] });
  expect(first.failures).toEqual([]);
  expect([first.outcome, first.counts.created]).toEqual(["done", jobs.length]);
  const written = home.service.writes().length;
  const second = await home.sync(values, jobs, { statuses: [...STATUSES, "ghosted"] });
  expect([second.outcome, second.counts.unchanged]).toEqual(["done", jobs.length]);
  expect(home.service.writes()).toHaveLength(written);
}

const valuesOf = (board: OwnDatabase, column: string): unknown[] =>
  home.service.pages(board.id).map(({ values }) => values[column]);

const everyStatus = STATUSES.map((status, n) => ({ title: `Job ${n}`, url: urlOf(n), status }));

test("every status has an option of its own on a new board, and a word of the user's own is one, too", async () => {
  const board = home.service.person.createDatabase("Jobs");
  await syncTwice({ database_id: board.id }, [
    ...everyStatus,
    { title: "Job", url: urlOf(99), status: "ghosted" },
  ]);
  const options = valuesOf(board, "Status of Application");
  expect(options).toEqual([...STATUSES.map((status) => STATUS_LABELS[status]), "ghosted"]);
});

test("a board with Notion's own status column takes every status by its meaning", async () => {
  const board = home.service.person.createDatabase("Jobs", {
    Name: { title: {} },
    Link: { url: {} },
    Status: { status: { options: [{ name: "Not started" }, { name: "In progress" }, { name: "Done" }] } },
  });
  await syncTwice({ database_id: board.id }, everyStatus);
  const meant = Object.fromEntries(
    STATUSES.map((status, n) => [status, home.service.pages(board.id)[n]?.values["Status"]]),
  );
  expect(meant).toEqual({
    pending: "Not started",
    approved: "Not started",
    applied: "In progress",
    survey: "In progress",
    phone_screen: "In progress",
    interviewing: "In progress",
    offer: "In progress",
    hired: "Done",
    rejected: "Done",
    interview_rejected: "Done",
    archived: "Done",
  });
});

test("every form of a date arrives as a day, or as a moment for the interview", async () => {
  const board = home.service.person.createDatabase("Jobs");
  const local = new Date(2026, 10, 24, 14, 30);
  const dates = ["2026-11-24", "2026-11-24T14:30", local.toISOString(), "", "soon", undefined];
  const jobs = dates.map((date, n) => ({
    title: `Job ${n}`,
    url: urlOf(n),
    status: "applied",
    ...(date === undefined ? {} : { date_found: date, applied_at: date, interview_date: date }),
  }));
  await syncTwice({ database_id: board.id }, jobs);
  const none = [undefined, undefined, undefined];
  const day = "2026-11-24";
  expect(valuesOf(board, "Date Found")).toEqual([day, day, day, ...none]);
  expect(valuesOf(board, "Date Applied")).toEqual([day, day, day, ...none]);
  expect(valuesOf(board, "Interview")).toEqual([day, local.toISOString(), local.toISOString(), ...none]);
});

test("texts of 160,000 characters, emoji, right-to-left and half characters: none is cut in two", async () => {
  const board = home.service.person.createDatabase("Jobs");
  const texts = ["x", "😀", "👩🏽‍🚀", "مهندس برمجيات ", "漢字", "a\n\n", "- b\n", '"\\\t', "half \ud83d "].map(
    (part) => part.repeat(Math.ceil(160_000 / part.length)),
  );
  const jobs = texts.map((text, n) => ({
    title: `x${text.slice(0, 5_000)}`,
    company: text.slice(0, 20_001),
    keyword_gaps: [text.slice(0, 301), text.slice(1, 302)],
    url: urlOf(n),
    status: "applied",
    description: `x${text}`,
    cover_letter: text,
  }));
  await syncTwice({ database_id: board.id }, jobs);
  for (const { values, body } of home.service.pages(board.id)) {
    expect(JSON.stringify([values, body])).not.toMatch(/\\ud[89a-f]/i);
  }
  const sent = home.service.writes().flatMap(({ body }) => contentsIn(body));
  expect(sent.length).toBeGreaterThan(1_000);
  expect(sent.filter((content) => content.length > 2_000 || !content.isWellFormed())).toEqual([]);
  const [plain] = home.service.pages(board.id);
  expect(plain?.body).toEqual([
    "heading_2: Job description",
    `paragraph: x${texts[0]}`,
    "heading_2: Cover letter",
    `paragraph: ${texts[0]}`,
  ]);
});

/** Every text of a request, wherever it stands. */
function contentsIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    key === "content" && typeof part === "string" ? [part] : contentsIn(part),
  );
}

test("a database with two data sources is synced to the one whose id is given", async () => {
  const board = home.service.person.createDatabase("Jobs");
  const second = home.service.person.addDataSource(board.id, "Old jobs");
  expect((await home.sync({ database_id: board.id }, everyStatus)).failure).toMatchObject({
    code: "invalid_config",
    field: "database_id",
    hint: expect.stringContaining(second),
  });
  await syncTwice({ database_id: second }, everyStatus);
  expect(home.service.pages(board.id)).toEqual([]);
});
