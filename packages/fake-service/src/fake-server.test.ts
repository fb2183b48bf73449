import { afterEach, expect, test } from "vitest";
import { ask } from "./ask.ts";
import type { Call } from "./call.ts";
import { FakeServer } from "./fake-server.ts";
import { findRoute, type Route } from "./routes.ts";
import { UnreadableBody } from "./unreadable-body.ts";

let server: FakeServer | undefined;

afterEach(() => server?.close());

const ROUTES: readonly Route<(call: Call, id: string) => unknown>[] = [
  ["PUT", /^\/rows\/([^/]+)$/, (call, id) => ({ id, body: call.json(), page: call.query.get("page") })],
];

function start(): Promise<FakeServer> {
  return FakeServer.start({
    now: () => 1_000,
    largestBody: 20,
    answer: (call) => {
      const route = findRoute(ROUTES, call.method, call.path);
      if (!route) throw new Error("no such place");
      return { status: 201, body: route.handler(call, route.parameters[0]!), headers: { "x-of": "fake" } };
    },
    refuse: (error) => ({
      status: 400,
      body: { why: error instanceof UnreadableBody ? error.reason : String(error) },
    }),
  });
}

test("a call reaches its handler with its parameters decoded, and is kept without its headers", async () => {
  server = await start();
  const headers = { authorization: "Bearer secret" };
  const asked = await ask(`${server.url}/rows/a%2Fb?page=2`, { method: "PUT", headers, body: { n: 1 } });
  const answer = { id: "a/b", body: { n: 1 }, page: "2" };
  expect(asked).toMatchObject({ status: 201, body: answer });
  expect(asked.headers.get("x-of")).toBe("fake");
  const call = { method: "PUT", path: "/rows/a%2Fb", query: { page: ["2"] }, body: { n: 1 }, at: 1_000 };
  expect(server.calls).toEqual([{ ...call, status: 201, answer }]);
  expect(JSON.stringify(server.calls)).not.toContain("secret");
});

test.each([
  ["PUT", "/rows/1", "{", "not_json"],
  ["PUT", "/rows/1", "é".repeat(11), "too_large"],
  ["POST", "/rows/1", "{}", "Error: no such place"],
])("%s %s with %s is refused in the service's own words, and kept", async (method, path, body, why) => {
  server = await start();
  expect(await ask(server.url + path, { method, body })).toMatchObject({ status: 400, body: { why } });
  expect(server.calls).toMatchObject([{ status: 400, answer: { why } }]);
});

test("a path that no decoder understands is handed on as it is", () => {
  expect(findRoute(ROUTES, "PUT", "/rows/%E0%A4%A")?.parameters).toEqual(["%E0%A4%A"]);
});

test("closing cuts what is open, and may be repeated", async () => {
  const running = await FakeServer.start({
    now: Date.now,
    answer: () => new Promise(() => {}),
    refuse: () => ({ status: 500, body: {} }),
  });
  const asked = ask(running.url, {}).catch(() => "cut");
  await expect.poll(() => running.calls.length).toBe(1);
  await running.close();
  await running.close();
  expect(await asked).toBe("cut");
});
