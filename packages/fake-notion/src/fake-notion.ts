import { FakeServer, type LoggedCall } from "@peregrine/fake-service";
import { setTimeout } from "node:timers/promises";
import { answerCall, refuseCall } from "./answer-call.ts";
import type { Exchange } from "./exchange.ts";
import { newId } from "./ids.ts";
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

/** The largest body it reads, in bytes; documented as 500 KB. */
const LARGEST_BODY = 500_000;

/** A Notion of its own, on 127.0.0.1. */
export class FakeNotion implements AsyncDisposable {
  /** `http://127.0.0.1:<port>`, without a slash at its end. */
  readonly url: string;
  readonly token: string;
  /** What people do, past the API. */
  readonly person: Person;
  readonly #server: FakeServer;
  readonly #workspace: Workspace;
  readonly #limiter: RateLimiter;
  readonly #now: () => number;

  private constructor(server: FakeServer, workspace: Workspace, limiter: RateLimiter, now: () => number) {
    this.#server = server;
    this.#workspace = workspace;
    this.#limiter = limiter;
    this.#now = now;
    this.url = server.url;
    this.token = workspace.token;
    this.person = new Person(workspace, now);
  }

  static async start(options: FakeNotionOptions = {}): Promise<FakeNotion> {
    const { now = Date.now, queryLagMs = 0, writeMs = 1, queryCap = 10_000 } = options;
    const workspace = newWorkspace(options);
    const limiter = new RateLimiter(options.rateLimit);
    const world = { workspace, limiter, now, queryLagMs, queryCap, write: oneAtATime(writeMs) };
    const server = await FakeServer.start({
      now,
      largestBody: LARGEST_BODY,
      answer: (call) => answerCall(call, world),
      refuse: refuseCall,
    });
    return new FakeNotion(server, workspace, limiter, now);
  }

  /** Every call so far, in order of arrival. */
  get calls(): LoggedCall[] {
    return this.#server.calls;
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

  close(): Promise<void> {
    return this.#server.close();
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
    statusOptionsFixed: false,
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
