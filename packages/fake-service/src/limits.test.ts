import { expect, test } from "vitest";
import { FixedWindow } from "./fixed-window.ts";
import { TokenBucket } from "./token-bucket.ts";

test("a window is full until its end, counted from the first call", () => {
  const window = new FixedWindow(2, 1_000);
  expect([500, 900, 1_400, 1_500].map((at) => window.take(at))).toEqual([0, 0, 100, 0]);
});

test("a bucket gives a burst, and then one call as it refills", () => {
  const bucket = new TokenBucket(2, 3);
  expect([0, 0, 0, 0, 250, 500, 750].map((at) => bucket.take(at))).toEqual([0, 0, 0, 500, 250, 0, 250]);
});

test("a bucket that nobody draws from holds no more than its burst", () => {
  const bucket = new TokenBucket(10, 1);
  bucket.take(5_000);
  expect([60_000, 60_000].map((at) => bucket.take(at))).toEqual([0, 100]);
});
