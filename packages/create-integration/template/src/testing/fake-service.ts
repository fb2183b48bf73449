import { once } from "node:events";
import { createServer } from "node:http";
import { json } from "node:stream/consumers";

/** A record as the service keeps it. */
export type StoredRecord = Record<"key" | "title" | "company" | "url" | "status", string | null> & {
  id: string;
  trashed: boolean;
};

/** What a test may ask of the service past its API. */
export interface RunningServer {
  url: string;
  /** Every record, those in the trash too. */
  records(): readonly StoredRecord[];
  close(): Promise<void>;
}

type Values = Partial<StoredRecord>;
type Answer = [status: number, body: unknown];

const EMPTY = { key: null, title: null, company: null, url: null, status: null };

/** The part of the service's API that the integration uses. Make it answer as your service does. */
class FakeService {
  readonly records: StoredRecord[] = [];

  answer(method: string, { pathname, searchParams }: URL, body: Values, workspace: string): Answer {
    const [, , kind, id] = pathname.split("/");
    if (kind === "ping" && searchParams.get("workspace") === workspace)
      return [200, { account: `${workspace} workspace` }];
    if (kind !== "records") return [404, { message: "No such workspace" }];
    if (id !== undefined) return this.#one(method, id, body);
    return method === "POST" ? this.#create(body) : [200, this.#withKey(searchParams.get("key"))];
  }

  #create(values: Values): Answer {
    const record = { ...EMPTY, ...values, id: `r${this.records.length + 1}`, trashed: false };
    this.records.push(record);
    return [201, record];
  }

  #withKey(key: string | null): StoredRecord[] {
    return this.records.filter((record) => record.key === key && !record.trashed);
  }

  #one(method: string, id: string, values: Values): Answer {
    const record = this.records.find((one) => one.id === id && !one.trashed);
    if (!record) return [404, { message: "No such record" }];
    if (method === "PATCH") Object.assign(record, values);
    if (method === "DELETE") record.trashed = true;
    return [200, record];
  }
}

/** Starts one of its own for each test, on this machine. */
export async function startServer({ key = "demo-key", workspace = "demo" } = {}): Promise<RunningServer> {
  const service = new FakeService();
  const server = createServer(async (request, response) => {
    const { method = "GET", headers, url = "/" } = request;
    const body = method === "POST" || method === "PATCH" ? Object(await json(request)) : {};
    const [status, answer] =
      headers.authorization === `Bearer ${key}`
        ? service.answer(method, new URL(url, "http://127.0.0.1"), body, workspace)
        : [401, { message: "Unknown API key" }];
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answer));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`,
    records: () => service.records,
    close: async () => {
      server.close().closeAllConnections();
      if (server.listening) await once(server, "close");
    },
  };
}
