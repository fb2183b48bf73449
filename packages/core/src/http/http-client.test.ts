import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { expect, onTestFinished, test } from "vitest";
import { redact } from "../redact.ts";
import { guardFetch } from "./guarded-fetch.ts";
import { HttpClient, REQUEST_URL } from "./http-client.ts";

const SECRET = "s3cret/t+ken";

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function clientOf(baseUrl: string, deadlineMs = 5_000): HttpClient {
  return new HttpClient({
    service: "Acme",
    fetch: () => guardFetch(fetch, deadlineMs),
    baseUrl: () => baseUrl,
    headers: () => ({ authorization: `Bearer ${SECRET}` }),
    redact: (text) => redact(text, [SECRET]),
  });
}

const client = async (listener: RequestListener, deadlineMs?: number) =>
  clientOf(await serve(listener), deadlineMs);

test("sends JSON with the common headers and answers the parsed body", async () => {
  const acme = await client(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method, url, headers } = request;
    response.setHeader("content-type", "application/json");
    response.end(
      JSON.stringify({
        method,
        url,
        type: headers["content-type"],
        auth: headers.authorization,
        accept: headers.accept,
        body: Buffer.concat(chunks).toString(),
      }),
    );
  });
  expect(await acme.post("v1/x", { json: { a: 1 }, query: { q: 1 } })).toEqual({
    method: "POST",
    url: "/v1/x?q=1",
    type: "application/json",
    auth: `Bearer ${SECRET}`,
    accept: "application/json",
    body: '{"a":1}',
  });
  expect(await acme.put("v1", { body: "<xml/>", headers: { "content-type": "text/xml" } })).toMatchObject({
    method: "PUT",
    type: "text/xml",
    body: "<xml/>",
  });
  expect(await acme.delete("v1")).toMatchObject({ method: "DELETE", body: "" });
});

test("an empty answer is undefined, text that is not said to be JSON is text", async () => {
  const acme = await client((request, response) => {
    if (request.url === "/empty") response.writeHead(204).end();
    else response.writeHead(200, { "content-type": "text/calendar" }).end("BEGIN:VCALENDAR");
  });
  expect(await acme.get("empty")).toBe(undefined);
  expect(await acme.get("text")).toBe("BEGIN:VCALENDAR");
});

test("a redirect is refused: the credentials go nowhere else", async () => {
  let visits = 0;
  const elsewhere = await serve((_, response) => response.end(String((visits += 1))));
  const acme = await client((_, response) =>
    response.writeHead(302, { location: `${elsewhere}/take` }).end(),
  );
  await expect(acme.get("v1")).rejects.toMatchObject({
    code: "network",
    status: 302,
    mayHaveCommitted: false,
  });
  expect(visits).toBe(0);
});

test("an absolute address on another origin is refused before anything is sent", async () => {
  let visits = 0;
  const elsewhere = await serve((_, response) => response.end(String((visits += 1))));
  await expect(clientOf("http://127.0.0.1:1").get(`${elsewhere}/take`)).rejects.toMatchObject({
    code: "unsupported",
  });
  expect(visits).toBe(0);
});

test("an answer that breaks off is a failure, and may have done its work", async () => {
  const acme = await client((_, response) => {
    response.writeHead(200, { "content-type": "application/json", "content-length": "100" });
    response.write('{"id":');
    setTimeout(() => response.destroy(), 20);
  });
  await expect(acme.post("v1")).rejects.toMatchObject({ code: "network", mayHaveCommitted: true });
});

test.each(["headers", "body"])("late %s end at the deadline", async (part) => {
  const acme = await client((_, response) => {
    if (part === "body") response.writeHead(200, { "content-type": "application/json" }).write("{");
  }, 200);
  await expect(acme.get("v1")).rejects.toMatchObject({
    code: "timeout",
    message: "Acme did not answer in time",
  });
});

test("a caller's signal stops a request", async () => {
  const stop = new AbortController();
  const acme = await client(() => stop.abort());
  await expect(acme.get("v1", { signal: stop.signal })).rejects.toMatchObject({ code: "cancelled" });
});

test("HTML under application/json is no answer", async () => {
  const acme = await client((_, response) =>
    response
      .writeHead(200, { "content-type": "application/json; charset=utf-8" })
      .end("<html>Sign in</html>"),
  );
  await expect(acme.post("v1")).rejects.toMatchObject({
    code: "unavailable",
    status: 200,
    mayHaveCommitted: true,
  });
});

test.each([true, false])("an endless answer is cut off (announced: %s)", async (announced) => {
  const chunk = Buffer.alloc(2 ** 20, " ");
  const acme = await client((_, response) => {
    response.on("error", () => {});
    response.writeHead(200, {
      "content-type": "application/json",
      ...(announced ? { "content-length": String(2 ** 30) } : {}),
    });
    const more = () => {
      while (!response.destroyed && response.write(chunk));
    };
    response.on("drain", more);
    more();
  });
  await expect(acme.get("v1")).rejects.toMatchObject({
    code: "unavailable",
    message: "Acme answered with more than 32 MiB",
  });
});

test("a small answer that unpacks to a huge one is cut off as well", async () => {
  const packed = gzipSync(Buffer.alloc(33 * 2 ** 20, " "));
  const acme = await client((_, response) => {
    response.writeHead(200, { "content-encoding": "gzip", "content-length": packed.length }).end(packed);
  });
  await expect(acme.get("v1")).rejects.toMatchObject({ message: "Acme answered with more than 32 MiB" });
});

test("a secret that an error answer echoes is taken out, whatever its encoding", async () => {
  const acme = await client((request, response) => {
    const echoed = `token ${SECRET} (${encodeURIComponent(SECRET)}, ${Buffer.from(SECRET).toString("base64")}) is not known`;
    response
      .writeHead(request.url === "/html" ? 500 : 401, { "content-type": "application/json" })
      .end(JSON.stringify({ message: echoed }));
  });
  const error: unknown = await acme.get("v1").catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({
    code: "auth",
    status: 401,
    message: "Acme answered 401: token [redacted] ([redacted], [redacted]) is not known",
  });
  expect(JSON.stringify(error)).not.toContain(SECRET);
});

test("connection refused: it cannot have happened", async () => {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  await expect(clientOf(`http://127.0.0.1:${port}`).post("v1")).rejects.toMatchObject({
    code: "network",
    mayHaveCommitted: false,
  });
});

test("a connection dropped after the request: it may have happened", async () => {
  const acme = await client((request) => request.socket.destroy());
  await expect(acme.post("v1", { json: {} })).rejects.toMatchObject({
    code: "network",
    mayHaveCommitted: true,
  });
});

test("a failure knows the address it was about, and does not show it", async () => {
  const acme = await client((_, response) => response.writeHead(404).end());
  const error: unknown = await acme.get("v1/db/42").catch((thrown: unknown) => thrown);
  expect((error as { [REQUEST_URL]?: URL })[REQUEST_URL]?.pathname).toBe("/v1/db/42");
  expect(JSON.stringify(error)).not.toContain("42");
});
