import { startFakeGoogleSheets, type FakeGoogleSheets } from "@peregrine/fake-google-sheets";
import { seededRandom } from "@peregrine/testkit";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { CarefulWriter } from "./careful-writer.ts";
import type { Order } from "./placed.ts";
import { apiOf } from "./testing/api-of.ts";

const COLUMNS = { key: "Key", url: "Link" };
const JOBS = 8;
const signal = new AbortController().signal;

let google: FakeGoogleSheets;
let id: string;
let writer: CarefulWriter;

/** Eight jobs, and rows between them that are the person's own; one column has no heading. */
const table = [
  ["Title", "Status", "Notes", null, "Link", "Key"],
  ...Array.from({ length: JOBS }, (_, n) => [
    [`Job ${n}`, n % 2 ? "New" : "=1+1", `note ${n}`, n, `https://x.example/${n}`, `k${n}`],
    ...(n % 3 === 0 ? [[`Own ${n}`, `mine ${n}`, "=2+2", true, null, null]] : []),
  ]).flat(),
];

beforeEach(async () => {
  google = await startFakeGoogleSheets({ quota: { reads: 10_000, writes: 10_000 } });
  id = google.person.createSpreadsheet("Search", { Jobs: table }).id;
  writer = new CarefulWriter(apiOf(google, id), 0, COLUMNS);
});

afterEach(() => google.close());

const orders = (numbers: readonly number[], status = "Offer"): Order[] =>
  numbers.map((n) => ({ row: { key: `k${n}` }, cells: new Map([["Status", { stringValue: status }]]) }));

const rows = () =>
  new Map(google.rows(id, "Jobs").flatMap((row) => (row["Title"] ? [[row["Title"], row]] : [])));

/** Writes "Offer" to three jobs, and checks every cell of every row that is still there. */
async function writeThree() {
  const before = rows();
  const outcome = await writer.update(orders([1, 4, 6]), signal);
  for (const [title, row] of rows()) {
    const meant = ["Job 1", "Job 4", "Job 6"].includes(String(title)) ? { Status: "Offer" } : {};
    expect(row).toEqual({ ...before.get(title), ...meant });
  }
  return outcome;
}

const write = (nth = 1) => ({ path: /:batchUpdate$/, nth });

describe("between our reading and our writing, a person", () => {
  const acts: Record<string, () => void> = {
    "sorts the tab": () => google.person.sort(id, "Jobs", "Title", "descending"),
    "inserts rows above": () => google.person.insert(id, "Jobs", "ROWS", 2, 3),
    "deletes a row above": () => google.person.delete(id, "Jobs", "ROWS", 1),
    "inserts columns to the left": () => google.person.insert(id, "Jobs", "COLUMNS", 0, 2),
    "inserts a column just before ours": () => google.person.insert(id, "Jobs", "COLUMNS", 1),
    "moves our column to the end": () => google.person.moveColumn(id, "Jobs", 1, 5),
    "moves a column without a heading before ours": () => google.person.moveColumn(id, "Jobs", 3, 1),
    "drags a row away": () => google.person.moveRow(id, "Jobs", 3, 9),
    "sorts and inserts a column": () => {
      google.person.sort(id, "Jobs", "Title", "descending");
      google.person.insert(id, "Jobs", "COLUMNS", 0);
    },
  };
  test.each(Object.keys(acts))("%s: what we overwrote is put back, what we meant is written", async (act) => {
    google.before(write(), acts[act]!);
    expect(await writeThree()).toEqual(new Map());
    expect(google.writes()).toHaveLength(2);
  });

  test("does something else before each of our writes, and then lets us finish", async () => {
    google.before(write(1), () => google.person.sort(id, "Jobs", "Title", "descending"));
    google.before(write(2), () => google.person.insert(id, "Jobs", "ROWS", 1, 2));
    google.before(write(3), () => google.person.moveColumn(id, "Jobs", 0, 3));
    await writeThree();
    expect(google.writes()).toHaveLength(4);
  });

  test("renames our column: the write is there, under the new name", async () => {
    google.before(write(), () => google.person.renameColumn(id, "Jobs", "Status", "Stage"));
    await writer.update(orders([1]), signal);
    expect(rows().get("Job 1")).toMatchObject({ Stage: "Offer" });
    expect(rows().get("Job 3")).toMatchObject({ Stage: "New" });
    expect(google.writes()).toHaveLength(1);
  });

  test("renames the tab: nothing is written, and it may be tried again", async () => {
    google.before(write(), () => google.person.renameTab(id, "Jobs", "Mine"));
    await expect(writer.update(orders([1]), signal)).rejects.toMatchObject({ code: "conflict" });
    google.person.renameTab(id, "Mine", "Jobs");
    await writeThree();
  });
});

test("nobody is there: one reading, one writing", async () => {
  await writeThree();
  expect(google.calls).toHaveLength(2);
});

test("a hundred lives of a tab, each with its own accidents", async () => {
  for (let seed = 1; seed <= 100; seed += 1) {
    const random = seededRandom(seed);
    const upTo = (most: number): number => Math.floor(random() * most);
    id = google.person.createSpreadsheet("Search", { Jobs: table }).id;
    writer = new CarefulWriter(apiOf(google, id), 0, COLUMNS);
    const { person } = google;
    const acts = [
      () => person.sort(id, "Jobs", "Title", random() < 0.5 ? "ascending" : "descending"),
      () => person.sort(id, "Jobs", "Link", "descending"),
      () => person.insert(id, "Jobs", "ROWS", 1 + upTo(8), 1 + upTo(3)),
      () => person.delete(id, "Jobs", "ROWS", 1 + upTo(6)),
      () => person.moveRow(id, "Jobs", 1 + upTo(9), 1 + upTo(9)),
      () => person.insert(id, "Jobs", "COLUMNS", upTo(6)),
      () => person.moveColumn(id, "Jobs", upTo(6), upTo(6)),
    ];
    const path = new RegExp(`${id}:(batchUpdate|getByDataFilter)$`);
    for (const nth of [1 + upTo(2), 2 + upTo(2)])
      google.before({ path, nth }, () => acts[upTo(acts.length)]!());
    await expect(writeThree(), `seed ${seed}`).resolves.toBeDefined();
  }
});

describe("an answer that is lost after the write was done", () => {
  test("is told by the next reading: what went astray is put back", async () => {
    google.before(write(), () => google.person.sort(id, "Jobs", "Title", "descending"));
    google.failAfter(write(), 503);
    const before = rows();
    await expect(writer.update(orders([1]), signal)).rejects.toMatchObject({ code: "unavailable" });
    await writer.update(orders([1]), signal);
    const after = rows();
    expect(after.get("Job 1")).toMatchObject({ Status: "Offer" });
    after.delete("Job 1");
    before.delete("Job 1");
    expect(after).toEqual(before);
  });

  test("does not make us undo what a person typed since", async () => {
    google.failAfter(write(), 503);
    await expect(writer.update(orders([1]), signal)).rejects.toMatchObject({ code: "unavailable" });
    google.person.sort(id, "Jobs", "Title", "descending");
    const at = google.rows(id, "Jobs").findIndex(({ Title }) => Title === "Job 3") + 2;
    google.person.type(id, `Jobs!B${at}`, "by hand");
    await writer.update(orders([1]), signal);
    expect(rows().get("Job 3")).toMatchObject({ Status: "by hand" });
  });
});

test("a row that is gone is told, and one that was copied is not guessed", async () => {
  google.person.delete(id, "Jobs", "ROWS", 1);
  google.person.type(id, "Jobs!F20", "k4");
  const unplaced = await writer.update(orders([0, 4, 5]), signal);
  expect([...unplaced]).toEqual([
    ["k0", []],
    ["k4", [6, 19]],
  ]);
  expect(rows().get("Job 5")).toMatchObject({ Status: "Offer" });
});

describe("new rows", () => {
  const added = (n: number) =>
    new Map(
      Object.entries({ Title: `New ${n}`, Status: "=1+1", Key: `n${n}` }).map(([k, v]) => [
        k,
        { stringValue: v },
      ]),
    );

  test("go below all others with one request, and the grid grows", async () => {
    await writer.append(
      Array.from({ length: 1_000 }, (_, n) => added(n)),
      signal,
    );
    expect(google.rows(id, "Jobs")).toHaveLength(1_011);
    expect(google.rows(id, "Jobs").at(-1)).toEqual({ Title: "New 999", Status: "=1+1", Key: "n999" });
    expect(google.cells(id, "Jobs").at(-1)?.[1]).toEqual({ stringValue: "=1+1" });
    expect(google.writes()).toHaveLength(1);
  });

  test("are set right when a person moved the columns just before", async () => {
    google.before(write(), () => {
      google.person.moveColumn(id, "Jobs", 0, 2);
      google.person.insert(id, "Jobs", "COLUMNS", 1);
    });
    const before = rows();
    await writer.append([added(0), added(1)], signal);
    const after = rows();
    for (const n of [0, 1])
      expect(after.get(`New ${n}`)).toEqual({ Title: `New ${n}`, Status: "=1+1", Key: `n${n}` });
    for (const [title, row] of before) expect(after.get(title)).toEqual(row);
  });
});
