import type { RequestListener } from "node:http";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { FaultAction, ScriptedAnswer } from "./fault.ts";
import { FaultyServer } from "./faulty-server.ts";

/** A service that keeps each body it is sent, and answers with all of them. */
let kept: string[];
let actedAt: number;
let server: FaultyServer;

const service: RequestListener = async (request, response) => {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  kept.push(body);
  actedAt = Date.now();
  if (request.url === "/empty") return response.writeHead(204).end();
  return response.setHeader("content-type", "application/json").end(JSON.stringify({ kept }));
};

beforeEach(async () => {
  kept = [];
  server = await FaultyServer.start({ target: service });
});

afterEach(() => server.close());

function post(action: FaultAction, path = "/records", init: RequestInit = {}): Promise<Response> {
  server.script({ do: action });
  return fetch(`${server.url}${path}`, { method: "POST", body: "job-1", ...init });
}

/** Sends a request, and leaves as soon as something has come about at the server. */
async function giveUpOn(action: FaultAction, when: () => boolean): Promise<void> {
  const leave = new AbortController();
  const pending = post(action, "/records", { signal: leave.signal }).catch((error: Error) => error.name);
  await expect.poll(when, { interval: 5 }).toBe(true);
  leave.abort();
  expect(await pending).toBe("AbortError");
}

/** The code undici gives for why a fetch, or the reading of its body, failed. */
async function causeOf(failing: Promise<unknown>): Promise<unknown> {
  const error = await failing.then(
    () => expect.fail("It did not fail."),
    (thrown: Error) => thrown,
  );
  return error.cause instanceof Error && "code" in error.cause ? error.cause.code : error.name;
}

test("drop: the client loses its connection, and the service never heard of the request", async () => {
  expect(await causeOf(post({ kind: "drop" }))).toBe("UND_ERR_SOCKET");
  expect(kept).toEqual([]);
  expect(server.requests).toMatchObject([
    { body: "job-1", committed: false, ended: "dropped", aborted: false, status: undefined },
  ]);
});

test("drop with a reset is what a crashed proxy looks like", async () => {
  expect(await causeOf(post({ kind: "drop", reset: true }))).toBe("ECONNRESET");
});

test.each(["0", "0.5", "1", "60", "3600", "Fri, 01 Jan 2027 00:00:00 GMT", "soon", undefined])(
  "status: 429 with Retry-After %s",
  async (after) => {
    const headers = after === undefined ? {} : { "retry-after": after };
    const response = await post({ kind: "status", status: 429, headers, body: { message: "Slow down" } });
    expect(response.status).toBe(429);
    expect(response.headers.get("retry-after")).toBe(after ?? null);
    expect(await response.json()).toEqual({ message: "Slow down" });
    expect(kept).toEqual([]);
    expect(server.requests[0]).toMatchObject({
      status: 429,
      serviceStatus: undefined,
      committed: false,
      ended: "answered",
    });
  },
);

const badGateway: ScriptedAnswer = {
  status: 502,
  headers: { "content-type": "text/html" },
  body: "<h1>Bad gateway</h1>",
};

test.each([
  [badGateway],
  [{ status: 500 }],
  [{ status: 503 }],
  [{ status: 504, body: "" }],
  [{ status: 529, body: {} }],
])("status: %j arrives as scripted", async (scripted: ScriptedAnswer) => {
  const response = await post({ kind: "status", ...scripted });
  expect(response.status).toBe(scripted.status);
  const { body = "" } = scripted;
  expect(await response.text()).toBe(typeof body === "string" ? body : JSON.stringify(body));
  expect(kept).toEqual([]);
});

test("redirect: sends the client to another host without asking the service", async () => {
  const response = await post({ kind: "redirect", location: "http://elsewhere.test/steal" }, "/records", {
    redirect: "manual",
  });
  expect([response.status, response.headers.get("location")]).toEqual([302, "http://elsewhere.test/steal"]);
  expect(kept).toEqual([]);
});

test("delay: the service acts only afterwards", async () => {
  expect(await (await post({ kind: "delay", ms: 40 })).json()).toEqual({ kept: ["job-1"] });
  expect(actedAt - server.requests[0]!.at).toBeGreaterThanOrEqual(39);
});

test("delay: what the client has given up on never reaches the service", async () => {
  await giveUpOn({ kind: "delay", ms: 60_000 }, () => server.requests.length === 1);
  await expect
    .poll(() => server.requests[0])
    .toMatchObject({ ended: "aborted", aborted: true, committed: false });
  expect(kept).toEqual([]);
});

test("delay with commitAnyway: the service acts although the client has left", async () => {
  await giveUpOn({ kind: "delay", ms: 400, commitAnyway: true }, () => server.requests.length === 1);
  await expect.poll(() => kept, { timeout: 5_000 }).toEqual(["job-1"]);
  await expect
    .poll(() => server.requests[0])
    .toMatchObject({ committed: true, ended: "aborted", status: undefined });
});

test("commitThenDrop: the client loses its connection, and the service has acted", async () => {
  expect(await causeOf(post({ kind: "commitThenDrop" }))).toBe("UND_ERR_SOCKET");
  expect(kept).toEqual(["job-1"]);
  expect(server.requests).toMatchObject([
    { committed: true, serviceStatus: 200, status: undefined, ended: "dropped" },
  ]);
});

test("commitThenStatus: the client is told it failed, and the service has acted", async () => {
  const response = await post({ kind: "commitThenStatus", status: 409, body: { code: "conflict_error" } });
  expect([response.status, await response.json()]).toEqual([409, { code: "conflict_error" }]);
  expect(kept).toEqual(["job-1"]);
  expect(server.requests[0]).toMatchObject({ committed: true, serviceStatus: 200, status: 409 });
});

test.each(["/records", "/empty"])(
  "commitThenStall: headers arrive, the body of %s never ends",
  async (path) => {
    const leave = new AbortController();
    const response = await post({ kind: "commitThenStall" }, path, { signal: leave.signal });
    expect(response.status).toBe(200);
    const reading = response.text().catch(() => "gave up");
    const silence = new Promise((resolve) => setTimeout(resolve, 80, "still waiting"));
    expect(await Promise.race([reading, silence])).toBe("still waiting");
    expect(kept).toEqual(["job-1"]);
    leave.abort();
    expect(await reading).toBe("gave up");
    await expect
      .poll(() => server.requests[0])
      .toMatchObject({ committed: true, ended: "stalled", aborted: true });
  },
);

test.each([0, 0.5, 1])("commitThenTruncate: the connection breaks after %s of the body", async (fraction) => {
  const response = await post({ kind: "commitThenTruncate", fraction });
  expect(response.status).toBe(200);
  await expect(response.json()).rejects.toThrow("terminated");
  expect(kept).toEqual(["job-1"]);
  expect(server.requests[0]).toMatchObject({
    committed: true,
    status: 200,
    ended: "truncated",
    aborted: false,
  });
});

test.each([
  ["/records", 0.5],
  ["/records", 0],
  ["/empty", 0.5],
])("commitThenTruncate, well-formed: %s answers 200 with %s of its JSON", async (path, fraction) => {
  const response = await post({ kind: "commitThenTruncate", fraction, wellFormed: true }, path);
  expect(response.status).toBe(200);
  await expect(response.json()).rejects.toThrow(SyntaxError);
  expect(kept).toEqual(["job-1"]);
});

test("commitThenDelay: the service has acted when the client gives up", async () => {
  await giveUpOn({ kind: "commitThenDelay", ms: 60_000 }, () => server.requests[0]?.committed === true);
  await expect
    .poll(() => server.requests[0])
    .toMatchObject({ committed: true, ended: "aborted", status: undefined });
  expect(kept).toEqual(["job-1"]);
});

test("commitThenDelay: a patient client gets the answer", async () => {
  expect(await (await post({ kind: "commitThenDelay", ms: 10 })).json()).toEqual({ kept: ["job-1"] });
});

test("slowDrip: the body arrives in many small pieces, and whole", async () => {
  const response = await post({ kind: "slowDrip", everyMs: 1 });
  const pieces: Uint8Array[] = [];
  for await (const piece of response.body!) pieces.push(piece);
  expect(pieces.length).toBeGreaterThan(1);
  expect(JSON.parse(Buffer.concat(pieces).toString())).toEqual({ kept: ["job-1"] });
  expect(server.requests[0]?.ended).toBe("answered");
});

test("slowDrip: ends when the client leaves", async () => {
  const leave = new AbortController();
  const response = await post({ kind: "slowDrip", everyMs: 60_000 }, "/records", { signal: leave.signal });
  leave.abort();
  await expect(response.text()).rejects.toThrow(/aborted/);
  await expect.poll(() => server.requests[0]).toMatchObject({ ended: "aborted", aborted: true });
});

test.each([
  ["beforeCommit", []],
  ["afterCommit", ["job-1"]],
] as const)(
  "kill %s: the hook is called at that moment, then the connection dies",
  async (when, expected) => {
    let keptThen: string[] | undefined;
    expect(await causeOf(post({ kind: "kill", when, hook: () => (keptThen = [...kept]) }))).toBe(
      "UND_ERR_SOCKET",
    );
    expect(keptThen).toEqual(expected);
    expect(kept).toEqual(expected);
  },
);

test.each([
  ["beforeCommit", []],
  ["afterCommit", ["job-1"]],
] as const)("interrupt %s: the hook is called at that moment, then all goes on", async (when, expected) => {
  let keptThen: string[] | undefined;
  const response = await post({ kind: "interrupt", when, hook: () => (keptThen = [...kept]) });
  expect(keptThen).toEqual(expected);
  expect(await response.json()).toEqual({ kept: ["job-1"] });
});

test("a hook that fails does not pass for the fault", async () => {
  const response = await post({
    kind: "kill",
    when: "beforeCommit",
    hook: () => expect.fail("no such child"),
  });
  expect([response.status, await response.text()]).toEqual([502, expect.stringContaining("no such child")]);
});
