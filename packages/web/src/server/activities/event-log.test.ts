import { expect, test } from "vitest";
import { EventLog } from "./event-log.ts";

const progress = (done: number) =>
  ({ type: "progress", progress: { phase: "write", done, rate: 1, inFlight: 0, silentMs: 0 } }) as const;

test("of progress only the latest is repeated, and of the rest a thousand", () => {
  const log = new EventLog();
  for (let id = 1; id <= 5000; id += 1) {
    log.add({ type: "warning", message: `w${id}` });
    log.add(progress(id));
  }
  const all = log.after(0);
  expect(all.length).toBeGreaterThanOrEqual(1000);
  expect(all.length).toBeLessThanOrEqual(1101);
  expect(all.filter(({ event }) => event.type === "progress")).toHaveLength(1);
  expect(all.at(-1)).toMatchObject({ id: 10_000, event: { progress: { done: 5000 } } });
});

test("nothing follows the end", async () => {
  const log = new EventLog();
  const changed = log.changed();
  const startedAt = "2026-01-02T03:04:05.000Z";
  log.add({
    type: "end",
    activity: {
      id: "1",
      kind: "plan",
      integration: "acme",
      label: "Acme",
      state: "done",
      startedAt,
      warnings: [],
    },
  });
  await changed;
  log.add({ type: "warning", message: "late" });
  expect([log.ended, log.after(0).length]).toEqual([true, 1]);
});
