import { once } from "node:events";
import { connect } from "node:net";
import { text as readText } from "node:stream/consumers";
import { Script } from "node:vm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startServer, type RunningServer } from "./start-server.ts";

const HOSTILE = `</script><img src=x onerror=alert(1)>\n\ndata: {"kind":"forged"}\r\n\r\n`;
let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

async function post(method: string, path: string, json: unknown): Promise<void> {
  const headers = { authorization: "Bearer demo-key" };
  await (await fetch(server.url + path, { method, headers, body: JSON.stringify(json) })).text();
}

it("is a page that loads nothing from elsewhere and runs nothing written in it", async () => {
  const page = await fetch(server.url);
  const html = await page.text();
  expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
  const policy = page.headers.get("content-security-policy");
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain("unsafe");
  expect(html).not.toMatch(/<script(?![^>]*src="\/)|<style|https?:|\son\w+=/i);
  const needed = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path ?? "");
  expect(needed.sort()).toEqual(["/page.css", "/page.js"]);
  for (const path of needed) expect((await fetch(server.url + path)).status).toBe(200);
});

it("runs a script that a browser can read and that never writes markup", async () => {
  const script = await (await fetch(`${server.url}/page.js`)).text();
  expect(() => new Script(script)).not.toThrow();
  expect(script).toContain("textContent");
  expect(script).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval/);
});

it("is told of every change as it happens, and no title can forge one", async () => {
  await post("POST", "/v1/records", { title: "before the page opened", key: "k" });
  const stream = await fetch(`${server.url}/events`);
  expect(stream.headers.get("content-type")).toBe("text/event-stream");
  await post("POST", "/v1/records", { title: HOSTILE, status: "pending" });
  await post("PATCH", "/v1/records/rec_2", { title: HOSTILE, status: "applied" });
  const events = [];
  let text = "";
  for await (const chunk of stream.body ?? []) {
    text += new TextDecoder().decode(chunk);
    if ((text.match(/^event: change/gm) ?? []).length === 2 && text.endsWith("\n\n")) break;
  }
  for (const [, name, data] of text.matchAll(/^event: (\w+)\ndata: (.*)$/gm))
    events.push([name, JSON.parse(data ?? "")]);
  expect(events).toMatchObject([
    ["snapshot", { counts: { live: 1 }, records: [{ title: "before the page opened" }] }],
    [
      "change",
      { kind: "created", record: { title: HOSTILE }, fields: ["title", "status"], counts: { live: 2 } },
    ],
    [
      "change",
      { kind: "updated", record: { status: "applied" }, fields: ["status"], counts: { live: 2, writes: 3 } },
    ],
  ]);
});

it.each(["evil.example", "127.0.0.1.evil.example", ""])(
  "shows no record to a browser that came by the name '%s'",
  async (host) => {
    const socket = connect(server.port, "127.0.0.1");
    await once(socket, "connect");
    socket.write(`GET /events HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`);
    expect(await readText(socket)).toMatch(/^HTTP\/1\.1 403 /);
  },
);
