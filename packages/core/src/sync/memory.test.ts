import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import type { PrepareContext } from "../destination.ts";
import { PeregrineError } from "../errors.ts";
import { openDatabase } from "./database.ts";
import { markSaved } from "./memory.ts";
import { Board } from "./testing/board.ts";
import { Harness, someJobs, temporaryFolder } from "./testing/harness.ts";
import { undoRun } from "./undo.ts";

/** A destination whose `prepare` answers what it is told to, and writes down what it was given. */
function remembering() {
  const given: { readOnly: boolean; remembered: unknown; savedSince: boolean | undefined }[] = [];
  const say = { answer: undefined as unknown };
  const prepare = async ({ readOnly, remembered, savedSince }: PrepareContext): Promise<unknown> => {
    given.push({ readOnly, remembered, savedSince });
    if (say.answer instanceof Error) throw say.answer;
    return say.answer;
  };
  return { given, say, harness: new Harness(new Board().destination({ prepare })) };
}

const last = <T>(all: readonly T[]): T | undefined => all.at(-1);

/** Looks into the memory as it is on disk. */
function onDisk<T>(folder: string, use: (database: DatabaseSync) => T): T {
  const database = new DatabaseSync(join(folder, "sync.db"));
  try {
    return use(database);
  } finally {
    database.close();
  }
}

test("what prepare answers is given to the next, in a dry run and an undo too; only a real run is remembered", async () => {
  const { given, say, harness } = remembering();
  say.answer = { columns: { salary: "c1" } };
  await harness.plan([]);
  const { run } = await harness.sync(someJobs(1));
  expect(given.map(({ remembered }) => remembered)).toEqual([undefined, undefined]);
  say.answer = { columns: { salary: "c2" } };
  await harness.plan([]);
  const { jobs: _, ...options } = harness.options([]);
  await undoRun(options, run!, false);
  await harness.sync([]);
  expect(given.slice(2)).toEqual([
    { readOnly: true, remembered: { columns: { salary: "c1" } }, savedSince: false },
    { readOnly: true, remembered: { columns: { salary: "c1" } }, savedSince: false },
    { readOnly: false, remembered: { columns: { salary: "c1" } }, savedSince: false },
  ]);
  await harness.sync([]);
  expect(last(given)?.remembered).toEqual({ columns: { salary: "c2" } });
});

test("undefined leaves what was remembered, null forgets it, a failure changes nothing", async () => {
  const { given, say, harness } = remembering();
  for (const answer of [["c1"], undefined, new PeregrineError("schema", "No"), null, undefined]) {
    say.answer = answer;
    await harness.sync([]);
  }
  expect(given.map(({ remembered }) => remembered)).toEqual([undefined, ["c1"], ["c1"], ["c1"], undefined]);
});

test("another place has a memory of its own", async () => {
  const { given, say, harness } = remembering();
  say.answer = "here";
  await harness.sync([]);
  const options = harness.options([]);
  await harness.sync([], { target: { ...options.target, scope: "two" } });
  expect(last(given)?.remembered).toBeUndefined();
});

test("the next run knows that the connection was saved since, and only that one", async () => {
  const { given, say, harness } = remembering();
  say.answer = "same";
  await harness.sync([]);
  markSaved(harness.stateDir, "board");
  await harness.plan([]);
  await harness.sync([]);
  await harness.sync([]);
  expect(given.map(({ savedSince }) => savedSince)).toEqual([undefined, true, true, false]);
  markSaved(temporaryFolder(), "board");
});

const cyclic: Record<string, unknown> = {};
cyclic["self"] = cyclic;

test.each([
  ["cyclic", cyclic],
  ["no data", () => undefined],
  ["a number too big for JSON", 1n],
  ["too long", "x".repeat(70_000)],
  ["a secret", { token: "s3cret" }],
  [
    "hostile",
    {
      toJSON() {
        throw new Error("no");
      },
    },
  ],
])("what is %s is not kept, and the user is told whose fault it is", async (_, answer) => {
  const { given, say, harness } = remembering();
  say.answer = "sound";
  await harness.sync([]);
  say.answer = answer;
  const report = await harness.sync(someJobs(1));
  expect(report).toMatchObject({
    outcome: "done",
    warnings: [expect.stringMatching(/^Board wanted to remember/)],
  });
  await harness.sync([]);
  expect(last(given)?.remembered).toBe("sound");
});

test.each(["{", "x".repeat(70_000), new Uint8Array([1])])(
  "a damaged memory is ignored with a warning",
  async (value) => {
    const { given, say, harness } = remembering();
    say.answer = "sound";
    await harness.sync([]);
    onDisk(harness.stateDir, (database) => database.prepare("UPDATE memory SET value = ?").run(value));
    const report = await harness.sync(someJobs(1));
    expect(report).toMatchObject({ outcome: "done", warnings: [expect.stringContaining("is damaged")] });
    expect(last(given)).toMatchObject({ remembered: undefined });
  },
);

test("the file of the first version is taken over with all that is in it", async () => {
  const { say, harness, given } = remembering();
  await harness.sync(someJobs(2));
  onDisk(harness.stateDir, (database) => database.exec("DROP TABLE memory; PRAGMA user_version = 1"));
  say.answer = "new";
  expect((await harness.sync(someJobs(2))).counts.unchanged).toBe(2);
  await harness.sync([]);
  expect(last(given)?.remembered).toBe("new");
  openDatabase(harness.stateDir).close();
});
