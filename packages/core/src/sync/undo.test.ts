import { expect, test } from "vitest";
import { Board } from "./testing/board.ts";
import { Harness, someJobs } from "./testing/harness.ts";
import { undoRun } from "./undo.ts";

test("an undo puts fields back and created records in the trash", async () => {
  const board = new Board();
  const harness = new Harness(board.destination());
  await harness.sync(someJobs(2));
  const second = await harness.sync([...someJobs(2, { status: "offer" }), ...someJobs(3).slice(2)]);
  expect(await undoRun(harness.options([]), second.run, true)).toMatchObject({
    restored: 2,
    trashed: 1,
    refused: [],
  });
  expect(board.trash.size).toBe(0);
  const report = await undoRun(harness.options([]), second.run, false);
  expect(report).toMatchObject({ restored: 2, trashed: 1, refused: [] });
  expect([...board.records.values()].map(({ status }) => status)).toEqual(["applied", "applied"]);
  expect([...board.trash.keys()]).toEqual(["r3"]);
  expect((await harness.plan(someJobs(2))).counts).toMatchObject({ unchanged: 2 });
});

test("what changed at the service since is left alone, with the reason", async () => {
  const board = new Board();
  const harness = new Harness(board.destination());
  const { run } = await harness.sync(someJobs(3));
  board.edit("r1", { title: "edited by hand" });
  const report = await undoRun(harness.options([]), run, false);
  expect(report).toMatchObject({
    trashed: 2,
    refused: [{ failure: { code: "conflict", message: "It was changed at the service since" } }],
  });
  expect(board.records.get("r1")).toMatchObject({ title: "edited by hand" });
});

test("what a later run wrote is left alone", async () => {
  const board = new Board();
  const harness = new Harness(board.destination());
  const { run } = await harness.sync(someJobs(2));
  const later = await harness.sync(someJobs(1, { status: "offer" }));
  const report = await undoRun(harness.options([]), run, false);
  expect(report).toMatchObject({
    trashed: 1,
    refused: [{ failure: { message: `Run ${later.run} wrote it again; undo that one first` } }],
  });
});

test("a destination that cannot be read is not undone blindly", async () => {
  const board = new Board();
  const { read: _read, ...blind } = board.destination();
  const harness = new Harness(blind);
  const { run } = await harness.sync(someJobs(1));
  expect(await undoRun(harness.options([]), run, false)).toMatchObject({
    trashed: 0,
    refused: [{ failure: { code: "unsupported" } }],
  });
  expect(board.records.size).toBe(1);
});

test("an undo that was cut off can be repeated", async () => {
  const board = new Board();
  const harness = new Harness(board.destination());
  await harness.sync(someJobs(1));
  const { run } = await harness.sync(someJobs(1, { status: "offer" }));
  board.edit("r1", { status: "applied" });
  const calls = board.calls.length;
  expect(await undoRun(harness.options([]), run, false)).toMatchObject({ restored: 1, refused: [] });
  expect(board.calls.slice(calls)).toEqual(["read"]);
});
