import { expect, test } from "vitest";
import { newEntry } from "../server/logged-request.ts";
import { assertMaxConcurrency, assertMaxRate, assertMaxRequests, assertMinSpacing } from "./pace.ts";

function requestsAt(...times: number[]) {
  return times.map((at, before) =>
    newEntry({
      index: before + 1,
      method: "POST",
      path: "/v1/pages",
      headers: {},
      at,
      write: true,
      inFlight: 1,
    }),
  );
}

test("assertMaxRequests counts, and lists what was too much", () => {
  assertMaxRequests(requestsAt(0, 1), 2);
  expect(() => assertMaxRequests(requestsAt(0, 1), 1)).toThrow(
    "2 requests where at most 1 were expected:\n  #1 POST /v1/pages\n  #2",
  );
});

test("assertMinSpacing looks at neighbours in time, not in the list", () => {
  assertMinSpacing([], 100);
  assertMinSpacing(requestsAt(200, 0, 100), 100);
  expect(() => assertMinSpacing(requestsAt(300, 0, 399), 100)).toThrow(
    "#3 POST /v1/pages came 99 ms after #1 POST /v1/pages",
  );
});

test("assertMaxRate slides its window over every position", () => {
  const three = { most: 3, perMs: 1_000 };
  assertMaxRate([], three);
  assertMaxRate(requestsAt(0, 0, 0, 1_000, 1_000, 1_000), three);
  expect(() => assertMaxRate(requestsAt(0, 900, 950, 1_000, 1_050), three)).toThrow(
    "4 requests within 1000 ms, from #2 POST /v1/pages on",
  );
});

test("assertMaxConcurrency names the request that was one too many", () => {
  const requests = requestsAt(0, 0, 0).map((request, before) => ({ ...request, inFlight: before + 1 }));
  assertMaxConcurrency(requests, 3);
  expect(() => assertMaxConcurrency(requests, 2)).toThrow("3 requests under way at once when #3 POST");
});
