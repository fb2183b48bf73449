import { afterEach, describe, expect, it } from "vitest";
import { startServer, type RunningServer, type ServerOptions } from "./start-server.ts";

const running: RunningServer[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

type Json = Record<string, unknown>;
type Reply = { status: number; headers: Headers; json: Json & Json[] };

/** A server, and a way to call it as its user. */
async function started(options: ServerOptions = {}) {
  const server = await startServer(options);
  running.push(server);
  const call = async (
    method: string,
    path: string,
    json?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply> => {
    const response = await fetch(server.url + path, {
      method,
      headers: { authorization: `Bearer ${server.key}`, ...headers },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    });
    return { status: response.status, headers: response.headers, json: JSON.parse(await response.text()) };
  };
  return { server, call };
}

describe("records", () => {
  it("are made with all fields, empty ones null, and a time, id and revision", async () => {
    const { call } = await started();
    const { status, json } = await call("POST", "/v1/records", { title: "Falconer", key: "k1" });
    expect(status).toBe(201);
    expect(json).toEqual({
      id: "rec_1",
      title: "Falconer",
      company: null,
      url: null,
      status: null,
      key: "k1",
      revision: 1,
      trashed: false,
      created_at: expect.stringMatching(/^\d{4}-.*Z$/),
      updated_at: json.created_at,
    });
  });

  it("change only in the fields that were sent; a change to the same value is none", async () => {
    const { call } = await started();
    await call("POST", "/v1/records", { title: "Falconer", company: "Castle Rock" });
    expect((await call("PATCH", "/v1/records/rec_1", { company: null })).json).toMatchObject({
      title: "Falconer",
      company: null,
      revision: 2,
    });
    expect((await call("PATCH", "/v1/records/rec_1", { title: "Falconer" })).json["revision"]).toBe(2);
  });

  it("are doubled when the same key is sent twice, so that nobody's mistake is hidden", async () => {
    const { call } = await started();
    for (const title of ["first", "second"]) await call("POST", "/v1/records", { title, key: "same" });
    await call("POST", "/v1/records", { title: "other", key: "another" });
    const { json } = await call("GET", "/v1/records?key=same");
    expect(json.map((record) => record["title"])).toEqual(["first", "second"]);
  });

  it("are made once for one idempotency key", async () => {
    const { server, call } = await started();
    const replies = [];
    for (let i = 0; i < 2; i++)
      replies.push(await call("POST", "/v1/records", { title: "x" }, { "idempotency-key": "a" }));
    expect(replies.map(({ status }) => status)).toEqual([201, 200]);
    expect(replies[1]?.json).toEqual(replies[0]?.json);
    expect(server.records()).toHaveLength(1);
  });

  it("are found under a key that was changed, no longer under the old one", async () => {
    const { call } = await started();
    await call("POST", "/v1/records", { key: "old" });
    await call("PATCH", "/v1/records/rec_1", { key: "new" });
    expect((await call("GET", "/v1/records?key=old")).json).toEqual([]);
    expect((await call("GET", "/v1/records?key=new")).json).toHaveLength(1);
  });

  it("are out of reach in the trash, and back as they were when restored", async () => {
    const { server, call } = await started();
    await call("POST", "/v1/records", { title: "Falconer", key: "k" });
    expect((await call("DELETE", "/v1/records/rec_1")).json["trashed"]).toBe(true);
    expect((await call("GET", "/v1/records/rec_1")).status).toBe(404);
    expect((await call("PATCH", "/v1/records/rec_1", { title: "x" })).status).toBe(404);
    expect((await call("DELETE", "/v1/records/rec_1")).status).toBe(404);
    expect((await call("GET", "/v1/records?key=k")).json).toEqual([]);
    expect(server.records()).toHaveLength(1);
    expect((await call("POST", "/v1/records/rec_1/restore")).json).toMatchObject({
      title: "Falconer",
      trashed: false,
    });
    expect((await call("GET", "/v1/records/rec_1")).status).toBe(200);
  });

  it("are listed page by page, each once, without the trashed", async () => {
    const { call } = await started();
    for (let i = 1; i <= 7; i++) await call("POST", "/v1/records", { title: `job ${i}` });
    await call("DELETE", "/v1/records/rec_4");
    const titles: unknown[] = [];
    let cursor: unknown = "";
    do {
      const { json } = await call("GET", `/v1/records?workspace=demo&limit=2&cursor=${String(cursor)}`);
      const { records } = json;
      if (!Array.isArray(records)) throw new Error("no page");
      titles.push(...records.map(({ title }) => title));
      cursor = json["next_cursor"];
    } while (cursor !== null);
    expect(titles).toEqual([1, 2, 3, 5, 6, 7].map((i) => `job ${i}`));
  });
});

describe("who may ask, and how often", () => {
  it("only the right key is let in, and a refused one is not repeated", async () => {
    const { call, server } = await started({ key: "right-key" });
    for (const authorization of ["", "Bearer", "Bearer wrong-key", "Bearer right-key2", "Basic right-key"]) {
      const { status, json } = await call("GET", "/v1/ping", undefined, { authorization });
      expect([status, json["error"], json["field"]]).toEqual([401, "unauthorized", undefined]);
      expect(JSON.stringify(json)).not.toMatch(/wrong-key|right-key/);
    }
    const inQuery = await fetch(`${server.url}/v1/ping?api_key=right-key&authorization=Bearer+right-key`);
    expect(inQuery.status).toBe(401);
    expect((await call("GET", "/v1/ping")).json["ok"]).toBe(true);
  });

  it("only the one workspace is there", async () => {
    const { call } = await started({ workspace: "mine" });
    expect((await call("GET", "/v1/ping?workspace=mine")).json["account"]).toBe("mine workspace");
    const { status, json } = await call("GET", "/v1/ping?workspace=other");
    expect([status, json["error"]]).toEqual([404, "not_found"]);
  });

  it("more than the rate is told when to come back", async () => {
    const { call, server } = await started({ requestsPerSecond: 0.2 });
    expect((await call("POST", "/v1/records", {})).status).toBe(201);
    const { status, headers, json } = await call("POST", "/v1/records", {});
    expect([status, json["error"]]).toEqual([429, "rate_limited"]);
    expect(Number(headers.get("retry-after"))).toBeGreaterThanOrEqual(4);
    expect(server.records()).toHaveLength(1);
    expect(server.requestCount()).toBe(2);
  });

  it("an answer takes at least the latency", async () => {
    const { call } = await started({ latencyMs: 150 });
    const startMs = performance.now();
    expect((await call("POST", "/v1/records", { title: "x" })).status).toBe(201);
    expect(performance.now() - startMs).toBeGreaterThan(145);
  });
});
