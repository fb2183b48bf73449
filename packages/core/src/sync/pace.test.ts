import { expect, test } from "vitest";
import { Concurrency } from "./concurrency.ts";
import { Pace } from "./pace.ts";
import { QuickClock } from "./testing/harness.ts";

const never = new AbortController().signal;

test("requests leave at the service's rate, in the order they came", async () => {
  const clock = new QuickClock();
  const pace = new Pace(clock, 4);
  const left: number[] = [];
  await Promise.all([1, 2, 3, 4].map((n) => pace.turn(never).then(() => left.push(n))));
  expect(left).toEqual([1, 2, 3, 4]);
  expect(clock.waits).toEqual([250, 250, 250]);
});

test("a pause holds all of them back, also those that wait already", async () => {
  const clock = new QuickClock();
  const pace = new Pace(clock, 10);
  const start = clock.now();
  await pace.turn(never);
  const second = pace.turn(never).then(() => clock.now() - start);
  pace.pauseUntil(start + 5000);
  expect(await second).toBe(5000);
});

test("a wait ends with the run, and nothing is sent", async () => {
  const pace = new Pace(new QuickClock(), 1);
  const stop = new AbortController();
  await pace.turn(stop.signal);
  stop.abort();
  await expect(pace.turn(stop.signal)).rejects.toMatchObject({ code: "cancelled", mayHaveCommitted: false });
});

test("fewer at once after the service complained, more again as it recovers", () => {
  const concurrency = new Concurrency(8);
  concurrency.slower();
  concurrency.slower();
  expect(concurrency.limit).toBe(2);
  for (let success = 0; success < 100; success += 1) concurrency.faster();
  expect(concurrency.limit).toBe(8);
});
