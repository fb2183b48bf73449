import { once, setMaxListeners } from "node:events";
import type { IncomingMessage, RequestListener, Server, ServerResponse } from "node:http";
import { setTimeout } from "node:timers/promises";
import { Exchange } from "./exchange.ts";
import { passOn, perform } from "./fault-kinds.ts";
import { FaultScript, type ScriptedFaults } from "./fault-script.ts";
import type { Fault } from "./fault.ts";
import { describeRequest, newEntry, type Draft, type LoggedRequest } from "./logged-request.ts";
import { closeServer, startServer, urlOf } from "./loopback-server.ts";
import { readAll } from "./read-all.ts";
import { Service } from "./service.ts";

/** What stands behind the server, and how it is to misbehave. */
export interface FaultyServerOptions {
  /** An http address on this machine, or a listener to be served. */
  target: string | RequestListener;
  /** Dates the requests; by default the system's. Delays are always real: so are the deadlines they are meant to break. */
  clock?: { now(): number };
  faults?: readonly Fault[];
  /** Which requests change something there; by default all but GET, HEAD and OPTIONS. A POST that only queries is none. */
  isWrite?: (request: { method: string; path: string }) => boolean;
}

/**
 * A real HTTP server on 127.0.0.1 in front of a service. It logs every request, passes it on, and on request
 * misbehaves: before the service has acted, or after.
 *
 * @example
 * await using server = await FaultyServer.start({ target: (request, response) => response.end("{}") });
 * server.script({ match: { write: true, nth: 2 }, do: { kind: "commitThenDrop" } });
 */
export class FaultyServer implements AsyncDisposable {
  /** `http://127.0.0.1:<port>`, without a slash at its end. */
  readonly url: string;
  readonly #log: Draft[] = [];
  readonly #open = new Map<Draft, ServerResponse>();
  readonly #script = new FaultScript();
  readonly #closing = new AbortController();
  readonly #server: Server;
  readonly #service: Service;
  readonly #now: () => number;
  readonly #isWrite: NonNullable<FaultyServerOptions["isWrite"]>;

  private constructor(server: Server, service: Service, options: FaultyServerOptions) {
    const { clock = Date, faults = [], isWrite = writesByMethod } = options;
    this.#server = server;
    this.#service = service;
    this.#now = () => clock.now();
    this.#isWrite = isWrite;
    this.url = urlOf(server).origin;
    setMaxListeners(0, this.#closing.signal);
    this.script(faults);
  }

  /** @throws TypeError for a target that is not http on this machine */
  static async start(options: FaultyServerOptions): Promise<FaultyServer> {
    const service = await Service.of(options.target);
    const server = await startServer((request, response) => void faulty.#handle(request, response));
    const faulty = new FaultyServer(server, service, options);
    return faulty;
  }

  /** Every request so far, in order of arrival. */
  get requests(): readonly LoggedRequest[] {
    return this.#log;
  }

  writes(): readonly LoggedRequest[] {
    return this.#log.filter(({ write }) => write);
  }

  reads(): readonly LoggedRequest[] {
    return this.#log.filter(({ write }) => !write);
  }

  /** Adds faults. Each counts from here on; when several are due for one request, the one added first is applied. */
  script(faults: Fault | readonly Fault[]): ScriptedFaults {
    return this.#script.add([faults].flat());
  }

  /** Takes all faults out. */
  clear(): void {
    this.#script.clear();
  }

  /**
   * Every client that gave up on a request has also closed its connection: one left open may still commit.
   *
   * @param withinMs - time for a closed connection to be noticed
   * @throws Error that names the requests still open
   */
  async assertAbortedSocketsClosed(withinMs = 1_000): Promise<void> {
    const closed = Promise.allSettled([...this.#open.values()].map((response) => once(response, "close")));
    await Promise.race([closed, setTimeout(withinMs, undefined, { ref: false })]);
    if (this.#open.size === 0) return;
    const left = [...this.#open.keys()].map(describeRequest).join(", ");
    throw new Error(
      `Unanswered, and the connection still open: ${left}. Pass the deadline's signal to fetch.`,
    );
  }

  /** Stops at once, cutting every connection. */
  async close(): Promise<void> {
    this.#closing.abort();
    await closeServer(this.#server);
    await this.#service.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const log = this.#enter(request, response);
    const body = await readAll(request).catch(() => undefined);
    if (!body) return;
    log.body = body.toString();
    const [service, closing] = [this.#service, this.#closing.signal];
    const exchange = new Exchange({ request, response, body, log, service, closing });
    try {
      await (log.fault ? perform(exchange, log.fault.do) : passOn(exchange));
    } catch (error) {
      exchange.fail(error);
    }
  }

  /** Opens the log entry of a request, chooses its fault, and sees to it that the entry is closed. */
  #enter(request: IncomingMessage, response: ServerResponse): Draft {
    const { method = "GET", url: path = "/", headers } = request;
    const write = this.#isWrite({ method, path });
    const [index, inFlight] = [this.#log.length + 1, this.#open.size + 1];
    const log = newEntry({ index, method, path, headers, at: this.#now(), write, inFlight });
    log.fault = this.#script.next(log);
    this.#log.push(log);
    this.#open.set(log, response);
    response.once("close", () => {
      this.#open.delete(log);
      const closedByUs = log.ended === "dropped" || log.ended === "truncated" || this.#closing.signal.aborted;
      log.aborted = !response.writableFinished && !closedByUs;
      if (log.ended === "open") log.ended = log.aborted ? "aborted" : "closed";
    });
    return log;
  }
}

function writesByMethod({ method }: { method: string }): boolean {
  return !/^(GET|HEAD|OPTIONS)$/.test(method);
}
