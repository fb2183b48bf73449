import { expect, test } from "vitest";
import { Concurrency } from "./concurrency.ts";

test("a task that fails gives its place back, and whoever waits for the end is told once", async () => {
  const concurrency = new Concurrency(1);
  const failure = new Error("the disk is full");
  let ran = false;
  await concurrency.start(() => Promise.reject(failure));
  await concurrency.start(async () => {
    ran = true;
  });
  await expect(concurrency.idle()).rejects.toBe(failure);
  expect(ran).toBe(true);
  await expect(concurrency.idle()).resolves.toBeUndefined();
});
