import { once } from "node:events";
import { connect } from "node:net";
import { text as readText } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startServer, type RunningServer } from "./start-server.ts";

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

async function send(method: string, path: string, body?: string | Uint8Array<ArrayBuffer>) {
  const headers = { authorization: "Bearer demo-key" };
  const response = await fetch(server.url + path, {
    method,
    headers,
    ...(body === undefined ? {} : { body }),
  });
  const json: Record<string, unknown> = JSON.parse(await response.text());
  return { status: response.status, headers: response.headers, json };
}

/** Writes bytes to the server as they are, and answers all it says until it hangs up. */
async function raw(bytes: string): Promise<string> {
  const socket = connect(server.port, "127.0.0.1");
  await once(socket, "connect");
  socket.write(bytes);
  return readText(socket);
}

function rawRequest(method: string, path: string, body = "", connection = "keep-alive"): string {
  const head = [
    `${method} ${path} HTTP/1.1`,
    "host: x",
    "authorization: Bearer demo-key",
    `connection: ${connection}`,
  ];
  return `${head.join("\r\n")}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

describe("a body that is wrong is refused with the reason, and makes nothing", () => {
  it.each([
    ["nothing", "", 400, undefined],
    ["broken JSON", `{"title":`, 400, undefined],
    ["bytes that are not UTF-8", Uint8Array.of(0x22, 0xff, 0xfe, 0x22), 400, undefined],
    ["a list", "[]", 422, undefined],
    ["null", "null", 422, undefined],
    ["a number for text", `{"title":7}`, 422, "title"],
    ["a map for text", `{"company":{"toString":1}}`, 422, "company"],
    ["an unknown field", `{"title":"x","salary":"1"}`, 422, "salary"],
    ["a prototype", `{"__proto__":{"title":"x"}}`, 422, "__proto__"],
    ["its own id", `{"id":"rec_1"}`, 422, "id"],
    ["100,000 nested lists", "[".repeat(100_000) + "]".repeat(100_000), 422, undefined],
  ])("%s", async (_name, body, status, field) => {
    const before = server.records().length;
    const reply = await send("POST", "/v1/records", body);
    expect([reply.status, reply.json["field"]]).toEqual([status, field]);
    expect(reply.json["message"]).toEqual(expect.any(String));
    expect(server.records()).toHaveLength(before);
  });

  it("a name of many thousand letters is not thrown back whole", async () => {
    const { json } = await send("POST", "/v1/records", JSON.stringify({ ["x".repeat(50_000)]: "1" }));
    expect(JSON.stringify(json).length).toBeLessThan(300);
  });

  it("more than 1 MiB, whether announced or not; exactly as much is fine", async () => {
    const wrap = `{"title":""}`.length;
    const fits = JSON.stringify({ title: "x".repeat(2 ** 20 - wrap) });
    expect((await send("POST", "/v1/records", fits)).status).toBe(201);
    expect((await send("POST", "/v1/records", `${fits} `)).status).toBe(413);
    const chunked = new Blob([fits.repeat(3)]).stream();
    const headers = { authorization: "Bearer demo-key" };
    const init = { method: "POST", headers, body: chunked, duplex: "half" };
    expect((await fetch(`${server.url}/v1/records`, init)).status).toBe(413);
  });
});

describe("an address that is wrong", () => {
  it.each([
    ["DELETE", "/v1/records", "GET, POST"],
    ["PUT", "/v1/records/rec_1", "GET, PATCH, DELETE"],
    ["GET", "/v1/records/rec_1/restore", "POST"],
    ["POST", "/v1/ping", "GET"],
    ["POST", "/", "GET"],
  ])("%s %s is answered with what is allowed", async (method, path, allow) => {
    const { status, headers, json } = await send(method, path, method === "GET" ? undefined : "{}");
    expect([status, headers.get("allow"), json["error"]]).toEqual([405, allow, "method_not_allowed"]);
  });

  it.each([
    "/v1/records/rec_999",
    "/v1/records/constructor",
    "/v1/records/",
    "/v1/records/rec_1/restore/again",
    "/v1/records/%00",
    "/v1/constructor",
    "/v1",
    "/constructor",
    "/../../etc/passwd",
  ])("%s is not found", async (path) => {
    const { status, json } = await send("GET", path);
    expect([status, json["error"]]).toEqual([404, "not_found"]);
  });

  it.each(["cursor=-1", "cursor=1e3", "cursor=x", "limit=0", "limit=501", "limit=1.5"])(
    "%s is refused",
    async (query) => {
      const { status, json } = await send("GET", `/v1/records?${query}`);
      expect([status, json["field"]]).toEqual([422, query.split("=")[0]]);
    },
  );

  it("a key nobody used, however odd, finds nothing", async () => {
    for (const key of ["", "__proto__", "%", "%ff", "a&key=b", "\u{1F985}"]) {
      const { status, json } = await send("GET", `/v1/records?key=${key}`);
      expect([status, json]).toEqual([200, []]);
    }
  });
});

it("keeps every character, half a surrogate pair included", async () => {
  const title = `\u{1F985} Fauconnière 鷹匠 \u0000 \uD83E`;
  const body = JSON.stringify({ title, key: "unicode" });
  expect(body).toContain("\\ud83e");
  expect((await send("POST", "/v1/records", body)).json["title"]).toBe(title);
  expect((await send("GET", `/v1/records/rec_${server.records().length}`)).json["title"]).toBe(title);
});

it("answers pipelined requests in their order", async () => {
  const key = "pipelined";
  const requests = [
    rawRequest("POST", "/v1/records", JSON.stringify({ key, title: "one" })),
    rawRequest("POST", "/v1/records", JSON.stringify({ key, title: "two" })),
    rawRequest("GET", "/v1/nowhere", "", "close"),
  ];
  const said = await raw(requests.join(""));
  expect(said.match(/HTTP\/1\.1 \d+|"title":"\w+"/g)).toEqual([
    "HTTP/1.1 201",
    `"title":"one"`,
    "HTTP/1.1 201",
    `"title":"two"`,
    "HTTP/1.1 404",
  ]);
});

it("answers what is not HTTP in JSON too, and goes on", async () => {
  expect(await raw("\u0016\u0003\u0001 hello\r\n\r\n")).toMatch(
    /^HTTP\/1\.1 400 [^]*\{"error":"bad_request"/,
  );
  expect(await raw(`GET / HTTP/1.1\r\nx: ${"y".repeat(100_000)}\r\n\r\n`)).toMatch(
    /^HTTP\/1\.1 431 [^]*\{"error"/,
  );
  expect((await send("GET", "/v1/ping")).status).toBe(200);
});

it("goes on after a client that broke off in the middle of a body", async () => {
  const socket = connect(server.port, "127.0.0.1");
  await once(socket, "connect");
  socket.write(rawRequest("POST", "/v1/records", "x".repeat(50)).slice(0, -20));
  await new Promise((resolve) => setTimeout(resolve, 20));
  socket.destroy();
  expect((await send("GET", "/v1/ping")).status).toBe(200);
});
