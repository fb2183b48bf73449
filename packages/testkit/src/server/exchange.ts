import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout } from "node:timers/promises";
import type { Draft, Ending } from "./logged-request.ts";
import type { Answer, Service } from "./service.ts";

/** What an exchange is made of. */
export interface ExchangeParts {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** The request's body, complete. */
  readonly body: Buffer;
  readonly log: Draft;
  readonly service: Service;
  /** Fires when the server is closed. */
  readonly closing: AbortSignal;
}

/** One request under way, and all that can be done with it; each step is written to its log entry. */
export class Exchange {
  readonly log: Draft;
  readonly closing: AbortSignal;
  readonly #request: IncomingMessage;
  readonly #response: ServerResponse;
  readonly #body: Buffer;
  readonly #service: Service;
  #left: AbortSignal | undefined;

  constructor({ request, response, body, log, service, closing }: ExchangeParts) {
    this.#request = request;
    this.#response = response;
    this.#body = body;
    this.#service = service;
    this.log = log;
    this.closing = closing;
  }

  /** Lets the wrapped service act on the request, and answers what it said; the client hears nothing yet. */
  async commit(): Promise<Answer> {
    const { method, path, headers } = this.log;
    const answer = await this.#service.ask({ method, path, headers, body: this.#body });
    this.log.serviceStatus = answer.status;
    this.log.committed = answer.status < 400;
    return answer;
  }

  /** Sends a whole answer. */
  send(answer: Answer): void {
    if (this.begin(answer)) this.finish(answer.body);
  }

  /** Sends the head of an answer that is as long as its body; false when the client has left. */
  begin({ status, headers, body }: Answer): boolean {
    if (this.#response.destroyed) return false;
    this.log.status = status;
    const whole = body.length > 0 ? { ...headers, "content-length": body.length } : headers;
    this.#response.writeHead(status, whole);
    return true;
  }

  /** Sends some more of a body; resolves when it has left this process. */
  async write(part: Buffer): Promise<void> {
    if (this.#response.destroyed) return;
    await new Promise<void>((resolve) => this.#response.write(part, () => resolve()));
  }

  /** Sends the last of a body. */
  finish(rest: Buffer): void {
    if (this.#response.destroyed) return;
    this.log.ended = "answered";
    this.#response.end(rest);
  }

  /** Says that this is how the exchange ends, as far as we are concerned. */
  leave(ending: Ending): void {
    if (!this.#response.destroyed) this.log.ended = ending;
  }

  /** Closes the connection with whatever has been sent; with a reset, the client sees ECONNRESET. */
  cut(ending: Ending, reset = false): void {
    this.leave(ending);
    if (reset) this.#request.socket.resetAndDestroy();
    else this.#request.socket.destroy();
  }

  /** Ends an exchange whose service, or whose fault, failed by itself: visible to the client, and to the test. */
  fail(error: unknown): void {
    if (this.#response.headersSent) return this.cut("truncated");
    const body = Buffer.from(`The faulty server could not go on: ${String(error)}`);
    this.send({ status: 502, headers: { "content-type": "text/plain" }, body });
  }

  /** Waits; answers false as soon as the signal fires, by default when the client leaves. */
  pause(ms: number, signal: AbortSignal = this.#gone()): Promise<boolean> {
    return setTimeout(ms, true, { signal }).catch(() => false);
  }

  #gone(): AbortSignal {
    if (this.#left) return this.#left;
    const left = new AbortController();
    if (this.#response.destroyed) left.abort();
    else this.#response.once("close", () => left.abort());
    return (this.#left = left.signal);
  }
}
