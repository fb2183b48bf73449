import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Answer, Call, LoggedCall } from "./call.ts";
import { logEntry, readCall } from "./read-call.ts";
import { UnreadableBody } from "./unreadable-body.ts";

/** What makes a server that of one service. */
export interface FakeServerOptions {
  /** Dates the calls, in milliseconds since the epoch. */
  now: () => number;
  /** The largest body that is read, in bytes. */
  largestBody?: number;
  /** Answers a call; what it throws, `refuse` puts into words. */
  answer(call: Call): Answer | Promise<Answer>;
  /** The service's own envelope for a refusal, for an {@link UnreadableBody}, and for whatever else was thrown. */
  refuse(error: unknown, call: Call): Answer;
}

/** A service's server on 127.0.0.1. It keeps every call and its answer; faults of the network are not its business. */
export class FakeServer implements AsyncDisposable {
  /** `http://127.0.0.1:<port>`, without a slash at its end. */
  readonly url: string;
  /** Every call so far, in order of arrival. */
  readonly calls: LoggedCall[] = [];
  readonly #server: Server;
  readonly #options: FakeServerOptions;

  private constructor(server: Server, url: string, options: FakeServerOptions) {
    this.#server = server;
    this.#options = options;
    this.url = url;
    server.on("request", (request, response) => void this.#serve(request, response));
  }

  static async start(options: FakeServerOptions): Promise<FakeServer> {
    const server = createServer({ keepAliveTimeout: 0 }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    if (address === null || typeof address === "string")
      throw new Error("The server does not listen on a port");
    return new FakeServer(server, `http://127.0.0.1:${address.port}`, options);
  }

  /** Stops at once, cutting every connection. */
  async close(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = once(this.#server, "close");
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = await readCall(request, this.#options.now()).catch(() => undefined);
    if (!call) return;
    const entry = logEntry(call);
    this.calls.push(entry);
    const { status, body, headers } = await this.#answer(call);
    entry.status = status;
    entry.answer = body;
    response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
    response.end(body === undefined ? "" : JSON.stringify(body));
  }

  async #answer(call: Call): Promise<Answer> {
    const { largestBody = Number.POSITIVE_INFINITY, answer, refuse } = this.#options;
    try {
      if (Buffer.byteLength(call.text) > largestBody) throw new UnreadableBody("too_large");
      return await answer(call);
    } catch (error) {
      return refuse(error, call);
    }
  }
}
