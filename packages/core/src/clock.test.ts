import { expect, test } from "vitest";
import { systemClock } from "./clock.ts";

test("sleeps at least as long as asked", async () => {
  const start = performance.now();
  await systemClock.sleep(20);
  expect(performance.now() - start).toBeGreaterThanOrEqual(19);
});

test("no time at all is no wait", async () => {
  await expect(systemClock.sleep(0)).resolves.toBeUndefined();
  await systemClock.sleep(-5);
});

test("a signal ends the wait with its own reason", async () => {
  const stop = new AbortController();
  const slept = systemClock.sleep(3_600_000, stop.signal);
  const reason = new Error("Ctrl-C");
  stop.abort(reason);
  await expect(slept).rejects.toBe(reason);
});

test("a signal that fired before leaves no time to sleep", async () => {
  const reason = new Error("too late");
  await expect(systemClock.sleep(3_600_000, AbortSignal.abort(reason))).rejects.toBe(reason);
});

test("a wait longer than one timer can keep does not end at once", async () => {
  const stop = new AbortController();
  const slept = systemClock.sleep(2 ** 31 + 5, stop.signal).then(() => "woke");
  const first = await Promise.race([
    slept.catch(() => "stopped"),
    systemClock.sleep(30).then(() => "still asleep"),
  ]);
  stop.abort();
  expect(first).toBe("still asleep");
});
