import { expect, test } from "vitest";
import { TestClock } from "./test-clock.ts";

test("by hand, time stands still until it is moved", async () => {
  const clock = new TestClock({ now: 1_000 });
  let woke = false;
  const slept = clock.sleep(500).then(() => (woke = true));
  await clock.advance(499);
  expect([clock.now(), woke]).toEqual([1_499, false]);
  await clock.advance(1);
  await slept;
  expect([clock.now(), clock.waits]).toEqual([1_500, [500]]);
});

test("advance wakes in order, at the right moment, also who falls asleep on the way", async () => {
  const clock = new TestClock({ now: 0 });
  const woke: [string, number][] = [];
  const mark = (name: string) => () => woke.push([name, clock.now()]);
  void clock.sleep(300).then(mark("late"));
  void clock
    .sleep(100)
    .then(mark("early"))
    .then(() => clock.sleep(100))
    .then(mark("again"));
  await clock.advance(1_000);
  expect(woke).toEqual([
    ["early", 100],
    ["again", 200],
    ["late", 300],
  ]);
  expect(clock.now()).toBe(1_000);
});

test("in auto mode an hour passes at once, and waits side by side do not add up", async () => {
  const clock = new TestClock({ now: 0, auto: true });
  const woke = await Promise.all([3_600_000, 60_000].map((ms) => clock.sleep(ms).then(() => clock.now())));
  expect(woke).toEqual([3_600_000, 60_000]);
  expect(clock.waits).toEqual([3_600_000, 60_000]);
});

test("in auto mode time stands still while something real is under way", async () => {
  const clock = new TestClock({ now: 0, auto: true });
  const { promise, resolve } = Promise.withResolvers<void>();
  const real = clock.during(promise);
  let woke = false;
  const slept = clock.sleep(10).then(() => (woke = true));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect([woke, clock.now()]).toEqual([false, 0]);
  resolve();
  await real;
  await slept;
  expect(clock.now()).toBe(10);
});

test("time goes on after something real has failed", async () => {
  const clock = new TestClock({ now: 0, auto: true });
  await expect(clock.during(Promise.reject(new Error("refused")))).rejects.toThrow("refused");
  await clock.sleep(10);
  expect(clock.now()).toBe(10);
});

test("no time at all is no wait", async () => {
  const clock = new TestClock();
  await clock.sleep(0);
  await clock.sleep(-1);
  expect(clock.waits).toEqual([0, -1]);
});

test.each([true, false])("a signal ends a wait with its own reason; auto: %s", async (auto) => {
  const clock = new TestClock({ now: 0, auto });
  const [stop, reason] = [new AbortController(), new Error("Ctrl-C")];
  const slept = clock.sleep(50, stop.signal);
  stop.abort(reason);
  await expect(slept).rejects.toBe(reason);
  await expect(clock.sleep(50, stop.signal)).rejects.toBe(reason);
  await clock.advance(10);
  expect(clock.now()).toBe(10);
});
