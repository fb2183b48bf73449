import { once } from "node:events";
import { Agent, createServer, get, type RequestListener } from "node:http";
import { connect } from "node:net";
import { afterEach, expect, test } from "vitest";
import type { Fault } from "./fault.ts";
import { FaultyServer, type FaultyServerOptions } from "./faulty-server.ts";
import { closeServer, urlOf } from "./loopback-server.ts";

const toClose: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of toClose.splice(0).toReversed()) await close();
});

/** Says back what it was asked. */
const echo: RequestListener = async (request, response) => {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  const { method, url, headers } = request;
  response.setHeader("set-cookie", ["a=1", "b=2"]).end(JSON.stringify({ method, url, headers, body }));
};

async function start(options: Partial<FaultyServerOptions> = {}): Promise<FaultyServer> {
  const server = await FaultyServer.start({ target: echo, ...options });
  toClose.push(() => server.close());
  return server;
}

test("without faults, a request and its answer pass unchanged", async () => {
  const server = await start();
  const response = await fetch(`${server.url}/v1/records?q=a%20b`, {
    method: "PATCH",
    body: "ä",
    headers: { "x-own": "1" },
  });
  const seen = await response.json();
  expect(seen).toMatchObject({
    method: "PATCH",
    url: "/v1/records?q=a%20b",
    body: "ä",
    headers: { "x-own": "1", host: new URL(server.url).host },
  });
  expect(response.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
});

test("the log tells what came, when, and how it ended", async () => {
  let now = 1_000;
  const server = await start({ clock: { now: () => now } });
  await fetch(`${server.url}/a?x=1`);
  now = 1_500;
  await fetch(`${server.url}/b`, { method: "POST", body: "{}" });
  expect(server.requests).toMatchObject([
    { index: 1, method: "GET", path: "/a?x=1", body: "", at: 1_000, write: false, inFlight: 1 },
    {
      index: 2,
      method: "POST",
      path: "/b",
      body: "{}",
      at: 1_500,
      write: true,
      committed: true,
      ended: "answered",
      status: 200,
      fault: undefined,
    },
  ]);
  expect(server.reads()).toEqual([server.requests[0]]);
  expect(server.writes()).toEqual([server.requests[1]]);
});

test("a service that reads by POST can say so", async () => {
  const server = await start({ isWrite: ({ method, path }) => method !== "GET" && !path.endsWith("/query") });
  server.script({ match: { write: true }, do: { kind: "status", status: 503 } });
  expect((await fetch(`${server.url}/query`, { method: "POST" })).status).toBe(200);
  expect((await fetch(`${server.url}/pages`, { method: "POST" })).status).toBe(503);
  expect(server.writes().map(({ path }) => path)).toEqual(["/pages"]);
});

test("wraps a service that already runs, below its base path", async () => {
  const running = createServer(echo).listen(0, "127.0.0.1");
  toClose.push(() => closeServer(running));
  await new Promise((resolve) => running.once("listening", resolve));
  const server = await start({ target: `${urlOf(running).origin}/api/` });
  expect(await (await fetch(`${server.url}/v1?x=1`)).json()).toMatchObject({ url: "/api/v1?x=1" });
});

test.each(["https://127.0.0.1:1", "http://api.example.com", "http://127.0.0.1.example.com", "nonsense"])(
  "refuses to wrap %s",
  async (target) => {
    await expect(FaultyServer.start({ target })).rejects.toThrow("give an http address on this machine");
  },
);

test("answers keep the form they need: none for 204, the length alone for HEAD", async () => {
  const server = await start({
    target: ({ method }, response) =>
      method === "HEAD" ? response.setHeader("content-length", 42).end() : response.writeHead(204).end(),
  });
  const empty = await fetch(server.url, { method: "DELETE" });
  expect([empty.status, await empty.text()]).toEqual([204, ""]);
  expect((await fetch(server.url, { method: "HEAD" })).headers.get("content-length")).toBe("42");
});

test("an error status of the service is passed on, and nothing was committed", async () => {
  const server = await start({ target: (_, response) => response.writeHead(422).end("{}") });
  expect((await fetch(server.url, { method: "POST" })).status).toBe(422);
  expect(server.requests[0]).toMatchObject({ committed: false, serviceStatus: 422, status: 422 });
});

test("a listener that throws, or a service that has gone, is an answer and not a crash", async () => {
  const throwing = await start({ target: () => expect.fail("a bug in the fake") });
  const response = await fetch(throwing.url);
  expect([response.status, await response.text()]).toEqual([
    500,
    expect.stringContaining("a bug in the fake"),
  ]);
  const gone = await start({ target: "http://127.0.0.1:1" });
  expect((await fetch(gone.url)).status).toBe(502);
});

test("connections are kept alive: to the server, and to the service behind it", async () => {
  const ports = new Set<number | undefined>();
  const server = await start({
    target: ({ socket }, response) => response.end(String(ports.add(socket.remotePort))),
  });
  const agent = new Agent({ keepAlive: true });
  const reused: boolean[] = [];
  for (let turn = 0; turn < 3; turn++) {
    const sent = get(server.url, { agent });
    const [answer] = await once(sent, "response");
    await once(answer.resume(), "close");
    reused.push(sent.reusedSocket);
  }
  agent.destroy();
  expect(reused).toEqual([false, true, true]);
  expect(ports.size).toBe(1);
});

test("a client that leaves in the middle of its own request is logged, and the service never asked", async () => {
  const server = await start();
  const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
  socket.write("POST /half HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nonly this");
  await expect.poll(() => server.requests.length).toBe(1);
  socket.destroy();
  await expect
    .poll(() => server.requests[0])
    .toMatchObject({ ended: "aborted", aborted: true, committed: false, body: "" });
});

const stall: Fault = { do: { kind: "commitThenStall" } };

test("assertAbortedSocketsClosed: content with a client that hangs up", async () => {
  const server = await start({ faults: [stall] });
  const leave = new AbortController();
  const response = await fetch(server.url, { signal: leave.signal });
  leave.abort();
  await expect(response.text()).rejects.toThrow(/aborted/);
  await server.assertAbortedSocketsClosed();
  expect(server.requests[0]).toMatchObject({ ended: "stalled", aborted: true });
});

test("assertAbortedSocketsClosed: names the request of a client that only stopped waiting", async () => {
  const server = await start({ faults: [stall] });
  await fetch(`${server.url}/v1/pages`, { method: "POST" });
  await expect(server.assertAbortedSocketsClosed(20)).rejects.toThrow("#1 POST /v1/pages (commitThenStall)");
});

test("close is prompt, whatever is under way, and may be repeated", async () => {
  const held: Fault[] = ["/delay", "/late"].map((path) => ({
    match: { path },
    do: { kind: "delay", ms: 60_000, commitAnyway: path === "/late" },
  }));
  const server = await start({ faults: [...held, stall] });
  const delayed = ["/delay", "/late"].map((path) => fetch(`${server.url}${path}`).catch(() => "cut"));
  const stalled = await fetch(server.url);
  await expect.poll(() => server.requests.length).toBe(3);
  await server.close();
  await server.close();
  expect(await Promise.all(delayed)).toEqual(["cut", "cut"]);
  await expect(stalled.text()).rejects.toThrow("terminated");
  expect(server.requests.filter(({ ended }) => ended === "closed")).toHaveLength(2);
  await expect(fetch(server.url)).rejects.toThrow("fetch failed");
});

test("await using closes it", async () => {
  let url: string;
  {
    await using server = await FaultyServer.start({ target: echo });
    url = server.url;
    expect((await fetch(url)).status).toBe(200);
  }
  await expect(fetch(url)).rejects.toThrow("fetch failed");
});
