import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { setTimeout } from "node:timers/promises";
import type { Exchange } from "./exchange.ts";
import { newId } from "./ids.ts";
import { answer, type LoggedCall } from "./listener.ts";
import { NotionError } from "./notion-error.ts";
import { Person } from "./person.ts";
import { RateLimiter, type RateLimit } from "./rate-limit.ts";
import type { DataSource, Workspace } from "./state.ts";
import { storedPages, type StoredPage } from "./stored-pages.ts";

/** How this Notion behaves. */
export interface FakeNotionOptions {
  /** The connection's token; by default a new one. */
  token?: string;
  /** The connection's name, as people see it. */
  botName?: string;
  workspaceName?: string;
  /** Dates pages and runs the limits, in milliseconds since the epoch; by default the system's. */
  now?: () => number;
  rateLimit?: RateLimit;
  /** How long a new page stays invisible to queries, in milliseconds; it can be read by its id at once. Default 0. */
  queryLagMs?: number;
  /** How long a write takes, in milliseconds of real time: a second one to the same data source meanwhile is a conflict. Default 1. */
  writeMs?: number;
  /** How many rows one query yields in all. Default 10,000, as in Notion. */
  queryCap?: number;
}

/** A Notion of its own, on 127.0.0.1. */
export class FakeNotion implements AsyncDisposable {
  /** `http://127.0.0.1:<port>`, without a slash at its end. */
  readonly url: string;
  readonly token: string;
  /** What people do, past the API. */
  readonly person: Person;
  /** Every call so far, in order of arrival. */
  readonly calls: LoggedCall[] = [];
  readonly #server: Server;
  readonly #workspace: Workspace;
  readonly #limiter: RateLimiter;
  readonly #now: () => number;

  private constructor(server: Server, url: string, options: FakeNotionOptions) {
    const { now = Date.now, queryLagMs = 0, writeMs = 1, queryCap = 10_000 } = options;
    this.#server = server;
    this.#now = now;
    this.#limiter = new RateLimiter(options.rateLimit);
    this.#workspace = newWorkspace(options);
    this.url = url;
    this.token = this.#workspace.token;
    this.person = new Person(this.#workspace, now);
    const world = { workspace: this.#workspace, now, queryLagMs, queryCap, write: oneAtATime(writeMs) };
    server.on(
      "request",
      (request, response) =>
        void answer(request, response, { ...world, limiter: this.#limiter, calls: this.calls }),
    );
  }

  static async start(options: FakeNotionOptions = {}): Promise<FakeNotion> {
    const server = createServer({ keepAliveTimeout: 0 }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    if (address === null || typeof address === "string")
      throw new Error("The server does not listen on a port");
    return new FakeNotion(server, `http://127.0.0.1:${address.port}`, options);
  }

  /** The pages of a database's first data source, oldest first, trashed ones too, as a person reads them. */
  pages(databaseId: string): StoredPage[] {
    return storedPages(this.#workspace, databaseId);
  }

  /** The calls that change something: all but reads and queries. */
  writes(): LoggedCall[] {
    return this.calls.filter(({ method, path }) => method !== "GET" && !path.endsWith("/query"));
  }

  /** Uses up the limit that all connections of the workspace share. */
  closeWorkspaceFor(seconds: number): void {
    this.#limiter.closeWorkspaceUntil(this.#now() + seconds * 1000);
  }

  async close(): Promise<void> {
    if (!this.#server.listening) return;
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, "close");
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

/** Starts a Notion of its own. Close it when done, or declare it with `await using`. */
export function startFakeNotion(options?: FakeNotionOptions): Promise<FakeNotion> {
  return FakeNotion.start(options);
}

function newWorkspace({
  token = `ntn_${newId().replaceAll("-", "")}`,
  botName = "Peregrine",
  workspaceName = "Acme",
}: FakeNotionOptions): Workspace {
  return {
    name: workspaceName,
    botId: newId(),
    botName,
    token,
    capabilities: { read: true, insert: true, update: true },
    full: false,
    databases: new Map(),
    dataSources: new Map(),
    pages: new Map(),
  };
}

function oneAtATime(writeMs: number): Exchange["write"] {
  return async <T>(source: DataSource, work: () => T): Promise<T> => {
    if (source.writing)
      throw new NotionError(409, "conflict_error", "Conflict occurred while saving. Please try again.");
    source.writing = true;
    try {
      await setTimeout(writeMs);
      return work();
    } finally {
      source.writing = false;
    }
  };
}
