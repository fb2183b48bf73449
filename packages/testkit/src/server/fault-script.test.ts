import { expect, test } from "vitest";
import { FaultScript } from "./fault-script.ts";
import type { Fault } from "./fault.ts";
import { FaultyServer } from "./faulty-server.ts";

const get = { method: "GET", path: "/v1/pages?size=2", write: false };
const post = { method: "POST", path: "/v1/pages", write: true };
const drop: Fault = { do: { kind: "drop" } };

test.each<[Fault["match"], boolean, boolean]>([
  [undefined, true, true],
  [{ method: "post" }, false, true],
  [{ write: true }, false, true],
  [{ write: false }, true, false],
  [{ path: "/v1/pages" }, true, true],
  [{ path: "/v1/pages?size=2" }, true, false],
  [{ path: "/v1" }, false, false],
  [{ path: /^\/v1\/.*size=/ }, true, false],
  [{ path: /pages/g, method: "GET" }, true, false],
])("%j matches GET: %s, POST: %s", (match, getMatches, postMatches) => {
  const script = new FaultScript();
  script.add([{ ...drop, ...(match ? { match } : {}) }]);
  for (const _ of [1, 2]) {
    expect(script.next(get) !== undefined).toBe(getMatches);
    expect(script.next(post) !== undefined).toBe(postMatches);
  }
});

function strikes(script: FaultScript, count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1).filter(() => script.next(post));
}

test("nth picks one, several or every match; times sets an end", () => {
  const results = [{ nth: 2 }, { nth: [1, 4] }, { nth: "every" as const }, {}].map((match) => {
    const script = new FaultScript();
    script.add([{ ...drop, match }]);
    return strikes(script, 4);
  });
  expect(results).toEqual([[2], [1, 4], [1, 2, 3, 4], [1, 2, 3, 4]]);
  const script = new FaultScript();
  script.add([{ ...drop, times: 2 }]);
  expect(strikes(script, 4)).toEqual([1, 2]);
});

test("each fault counts for itself, and the one added first wins", () => {
  const script = new FaultScript();
  const [first, second]: Fault[] = [
    { match: { nth: 2 }, do: { kind: "drop" } },
    { match: { nth: [2, 3] }, do: { kind: "commitThenDrop" } },
  ];
  script.add([first!, second!]);
  expect([1, 2, 3].map(() => script.next(post))).toEqual([undefined, first, second]);
});

test("faults can be taken out again, and tell how often they struck", () => {
  const script = new FaultScript();
  const some = script.add([drop]);
  const others = script.add([drop]);
  script.next(post);
  expect([some.applied, others.applied]).toEqual([1, 0]);
  some.remove();
  script.next(post);
  expect([some.applied, others.applied]).toEqual([1, 1]);
  script.clear();
  expect(script.next(post)).toBeUndefined();
});

test("with many requests at once, exactly the nth ones are struck", async () => {
  let committed = 0;
  await using server = await FaultyServer.start({
    target: (_, response) => response.end(String(++committed)),
  });
  const fault = server.script({ match: { method: "POST", nth: [1, 10, 50] }, do: { kind: "drop" } });
  const answers = await Promise.allSettled(
    Array.from({ length: 60 }, () => fetch(server.url, { method: "POST" })),
  );
  expect(answers.filter(({ status }) => status === "rejected")).toHaveLength(3);
  expect([fault.applied, committed]).toEqual([3, 57]);
  expect(server.requests.filter(({ ended }) => ended === "dropped").map(({ index }) => index)).toEqual([
    1, 10, 50,
  ]);
});
