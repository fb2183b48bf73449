import { expect, test } from "vitest";
import { PeregrineError } from "../errors.ts";
import { readSummary } from "./history.ts";
import { readChanges, readFailures } from "./run-pages.ts";
import { Board } from "./testing/board.ts";
import { Harness, someJobs } from "./testing/harness.ts";

async function halfDone(): Promise<{ stateDir: string; run: number }> {
  const destination = new Board().destination();
  const harness = new Harness({
    ...destination,
    create: async (record, context) => {
      if (String(record["title"]).endsWith("1")) throw new PeregrineError("schema", "Ärger mit der Spalte");
      return destination.create(record, context);
    },
  });
  const { run } = await harness.sync(someJobs(25));
  return { stateDir: harness.stateDir, run };
}

test("what a run did and did not do is read page by page, in its order", async () => {
  const { stateDir, run } = await halfDone();
  expect(readSummary(stateDir, run)).toMatchObject({ id: run, counts: { created: 22, failed: 3 } });
  const changes = [0, 10, 20].map((offset) => readChanges(stateDir, run, { offset, limit: 10 }));
  expect(changes.map(({ total, offset, items }) => [total, offset, items.length])).toEqual([
    [22, 0, 10],
    [22, 10, 10],
    [22, 20, 2],
  ]);
  expect(changes[0]!.items[0]).toMatchObject({ action: "create", changes: { title: { after: "Job 2" } } });
  expect(readFailures(stateDir, run, { limit: 1 })).toMatchObject({
    total: 3,
    items: [{ title: "Job 1 @ Acme", failure: { code: "schema" } }],
  });
});

test("a search looks in titles, keys and reasons, whatever the case of their letters", async () => {
  const { stateDir, run } = await halfDone();
  expect(readChanges(stateDir, run, { search: "JOB 2" }).total).toBe(6);
  expect(readFailures(stateDir, run, { search: "äRGER" }).total).toBe(3);
  expect(readFailures(stateDir, run, { search: "job 21" }).items).toMatchObject([{ title: "Job 21 @ Acme" }]);
  expect(readFailures(stateDir, run, { search: "%' OR 1" })).toEqual({ items: [], total: 0, offset: 0 });
});

test("a run that is not there has no pages", async () => {
  const { stateDir } = await halfDone();
  const missing = expect.objectContaining({ code: "not_found" });
  expect(() => readSummary(stateDir, 99)).toThrow(missing);
  expect(() => readFailures(stateDir, 99, {})).toThrow(missing);
  expect(() => readChanges(`${stateDir}/none`, 1, {})).toThrow(missing);
});
