import { expect, test } from "vitest";
import { FaultyServer, TestClock, assertMaxConcurrency, assertMaxRate, assertMinSpacing } from "./index.ts";

test("paced requests under an auto clock arrive as far apart as they were sent, in no real time", async () => {
  const clock = new TestClock({ auto: true });
  await using server = await FaultyServer.start({ target: (_, response) => response.end(), clock });
  const send = (turn: number) => clock.sleep(turn * 1_000).then(() => clock.during(fetch(server.url)));
  await Promise.all(Array.from({ length: 20 }, (_, turn) => send(turn)));
  expect(server.requests).toHaveLength(20);
  assertMinSpacing(server.requests, 1_000);
  assertMaxRate(server.requests, { most: 3, perMs: 3_000 });
  assertMaxConcurrency(server.requests, 1);
});
