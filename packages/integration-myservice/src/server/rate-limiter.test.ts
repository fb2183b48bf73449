import { expect, it } from "vitest";
import { RateLimiter } from "./rate-limiter.ts";

it("lets a second's worth through at once, then one for each share of a second", () => {
  let nowMs = 0;
  const limiter = new RateLimiter(4, () => nowMs);
  expect(Array.from({ length: 5 }, () => limiter.take())).toEqual([0, 0, 0, 0, 1]);
  nowMs += 250;
  expect([limiter.take(), limiter.take()]).toEqual([0, 1]);
});

it("says how many seconds to wait when requests are let through less than once a second", () => {
  let nowMs = 0;
  const limiter = new RateLimiter(0.1, () => nowMs);
  expect([limiter.take(), limiter.take()]).toEqual([0, 10]);
  nowMs += 9_500;
  expect(limiter.take()).toBe(1);
  nowMs += 1_000;
  expect(limiter.take()).toBe(0);
});

it("does not save up more than a second's worth", () => {
  let nowMs = 0;
  const limiter = new RateLimiter(2, () => nowMs);
  nowMs += 3_600_000;
  expect([limiter.take(), limiter.take(), limiter.take()]).toEqual([0, 0, 1]);
});
