import { FakeServer, type LoggedCall } from "@peregrine/fake-service";
import { answerCall, refuseCall } from "./answer-call.ts";
import { newId } from "./ids.ts";
import { ownTable } from "./own.ts";
import { Person } from "./person.ts";
import { RateLimiter } from "./rate-limit.ts";
import { SCOPES, type Scope, type World } from "./state.ts";
import { showField } from "./show.ts";
import { storedRows, type StoredRow } from "./stored-rows.ts";

/** How this Airtable behaves. */
export interface FakeAirtableOptions {
  /** A personal access token; by default a new one. */
  token?: string;
  /** What the token may do; by default all there is. */
  scopes?: readonly Scope[];
  /** Dates records and runs the limits, in milliseconds since the epoch; by default the system's. */
  now?: () => number;
  /** Five calls a second, and half a minute of refusals after one too many. Default false. */
  limited?: boolean;
}

/** The largest body it reads, in bytes. Airtable has a limit, and does not say which. */
const LARGEST_BODY = 4_000_000;

/** An Airtable of its own, on 127.0.0.1. */
export class FakeAirtable implements AsyncDisposable {
  /** `http://127.0.0.1:<port>`, without a slash at its end. */
  readonly url: string;
  readonly token: string;
  /** What people do, past the API. */
  readonly person: Person;
  readonly #server: FakeServer;
  readonly #world: World;

  private constructor(server: FakeServer, world: World) {
    this.#server = server;
    this.#world = world;
    this.url = server.url;
    this.token = world.token;
    this.person = new Person(world);
  }

  static async start(options: FakeAirtableOptions = {}): Promise<FakeAirtable> {
    const world = newWorld(options);
    const limiter = options.limited ? new RateLimiter() : undefined;
    const server = await FakeServer.start({
      now: world.now,
      largestBody: LARGEST_BODY,
      answer: (call) => answerCall(call, world, limiter),
      refuse: refuseCall,
    });
    return new FakeAirtable(server, world);
  }

  /** Every call so far, in order of arrival. */
  get calls(): LoggedCall[] {
    return this.#server.calls;
  }

  /** The calls that change something: all but reads and lists. */
  writes(): LoggedCall[] {
    return this.calls.filter(({ method, path }) => method !== "GET" && !path.endsWith("/listRecords"));
  }

  /** The rows of a table, in its own order, as a person reads them. */
  rows(tableId: string): StoredRow[] {
    const table = ownTable(this.#world, tableId);
    return storedRows(table, table.rows);
  }

  /** The rows that can be restored from the base's trash. */
  trash(tableId: string): StoredRow[] {
    const table = ownTable(this.#world, tableId);
    return storedRows(table, table.trash);
  }

  /** The columns of a table, as the API shows them. */
  columns(tableId: string): Record<string, unknown>[] {
    return ownTable(this.#world, tableId).fields.map(showField);
  }

  close(): Promise<void> {
    return this.#server.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

/** Starts an Airtable of its own. Close it when done, or declare it with `await using`. */
export function startFakeAirtable(options?: FakeAirtableOptions): Promise<FakeAirtable> {
  return FakeAirtable.start(options);
}

function newWorld({
  token = `${newId("pat")}.${newId("pat")}`,
  scopes = SCOPES,
  now = Date.now,
}: FakeAirtableOptions): World {
  return {
    token,
    userId: newId("usr"),
    scopes: new Set(scopes),
    bases: new Map(),
    iterators: new Map(),
    spent: false,
    now,
  };
}
