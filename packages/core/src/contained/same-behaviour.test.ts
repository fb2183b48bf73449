import { createServer, type Server } from "node:http";
import { afterEach, beforeEach, expect, test } from "vitest";
import { emptyFolder, install } from "../discovery/testing/test-packages.ts";
import { createPeregrine } from "../peregrine/create-peregrine.ts";
import type { Containment } from "./containment.ts";

const CORE = new URL("../index.ts", import.meta.url).href;
const FIELDS = [
  { key: "api_key", label: "API Key", type: "password", required: true },
  { key: "board", label: "Board", type: "text", required: true },
];

/** An integration that uses every member a destination can have but `batch`. */
const ENTRY = `import { IntegrationBase, PeregrineError } from ${JSON.stringify(CORE)};
export default class Board extends IntegrationBase {
  static name = "board";
  static label = "Board";
  static tier = "free";
  static baseUrl = "https://board.example";
  fields() { return ${JSON.stringify(FIELDS)}; }
  async verify() { return this.http.get("me", { query: { board: this.config.board } }); }
  destination() {
    return {
      limits: { concurrency: 1 },
      toRecord: ({ title, company, url }) => {
        if (title === "Odd") throw new PeregrineError("schema", "Odd is not for us", { field: "title" });
        return title === "None" ? null : { title, company, url };
      },
      prepare: async ({ readOnly, warn, remembered }) => {
        warn("A column of " + this.config.api_key + " is missing");
        await this.http.get("columns", { query: { readOnly, seen: JSON.stringify(remembered ?? null) } });
        return { columns: ["c1"] };
      },
      create: async (record, { key }) => (await this.http.post("records", { json: { ...record, key } })).id,
      update: (id, changes) => this.http.patch("records/" + id, { json: changes }),
      find: async (key) => (await this.http.get("records", { query: { key } }))[0] ?? null,
      read: (id) => this.http.get("records/" + id),
      trash: (id) => this.http.delete("records/" + id),
      scan: async function* () { for (const { id, key, url, ...record } of await this.http.get("records")) yield { id, key, url, record }; }.bind(this),
    };
  }
}
`;

let server: Server;
let url: string;
let log: string[];
let records: Map<string, Record<string, unknown>>;

beforeEach(async () => {
  server = createServer(async (request, response) => {
    let body = "";
    for await (const piece of request) body += piece;
    log.push(`${request.method} ${request.url} ${request.headers.authorization} ${body}`);
    const [status, answer] = answerOf(
      request.method ?? "",
      request.url ?? "",
      body,
      request.headers.authorization,
    );
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
});

afterEach(() => void server.close());

function answerOf(method: string, path: string, body: string, authorization?: string): [number, unknown] {
  if (authorization !== "Bearer key-0123456789") return [401, { message: `${authorization} is not known` }];
  const { pathname, searchParams } = new URL(path, url);
  if (pathname === "/me") return searchParams.get("board") === "b1" ? [200, { account: "Ada" }] : [404, {}];
  const id = pathname.split("/")[2];
  if (id === undefined && method === "POST") {
    const record = { ...JSON.parse(body), id: `r${records.size + 1}` };
    if (record.title === "Bad") return [422, { message: "No bad titles", field: "title" }];
    return [200, records.set(record.id, record).get(record.id)];
  }
  const key = searchParams.get("key");
  if (id === undefined)
    return [200, [...records.values()].filter((one) => key === null || one["key"] === key)];
  if (!records.has(id)) return [404, { message: "Gone" }];
  if (method === "DELETE") return [200, records.delete(id)];
  if (method === "PATCH") records.set(id, { ...records.get(id), ...JSON.parse(body) });
  return [200, records.get(id)];
}

/** All that a user and the service see of one life of a connection. */
async function life(containment: Containment): Promise<unknown> {
  log = [];
  records = new Map([["r0", { id: "r0", title: "There", url: "https://jobs.example/0" }]]);
  const home = emptyFolder();
  const manifest = { name: "board", label: "Board", fields: FIELDS };
  install(home, "peregrine-integration-board", { manifest, entry: ENTRY });
  const peregrine = createPeregrine({ home, env: {}, baseUrls: { board: url }, containment });
  const jobs = ["There", "A", "B", "Bad", "Odd", "None"].map((title, n) => ({
    title,
    url: `https://jobs.example/${n}`,
  }));
  const values = { api_key: "key-0123456789", board: "b1" };
  const events: unknown[] = [];
  const onEvent = (event: { type: string }): void => void (event.type !== "progress" && events.push(event));
  const told = [
    await peregrine.connect("board", { board: "b1" }),
    await peregrine.connect("board", { ...values, api_key: "wrong-0123456789" }),
    await peregrine.connect("board", { ...values, board: "b2" }),
    await peregrine.connect("board", values),
    await peregrine.test("board"),
    await peregrine.plan("board", { jobs, onEvent }),
    await peregrine.sync("board", { jobs, onEvent }),
    await peregrine.sync("board", {
      jobs: jobs.map((job) => ({ ...job, company: "Initech" })),
      onEvent,
      yes: true,
    }),
    await peregrine.undo(2),
    await peregrine.status(),
    await peregrine.run(2),
  ];
  const plain = JSON.stringify({ told, events, log, records: [...records.values()] }, null, 1);
  const timeless = plain
    .replaceAll(home, "HOME")
    .replaceAll(/"\d{4}-\d\d-\d\dT[\d:.]+Z"/g, '"then"')
    .replaceAll(/(At|Ms)": \d+/g, '$1": 0');
  return JSON.parse(timeless);
}

test(
  "contained or not, an integration plans, sends, fails and tells the same",
  { timeout: 180_000 },
  async () => {
    const free = await life("none");
    expect(JSON.stringify(free)).toContain("No bad titles");
    expect(JSON.stringify(free)).toContain("A column of [redacted] is missing");
    expect(await life("third-party")).toEqual(free);
  },
);
