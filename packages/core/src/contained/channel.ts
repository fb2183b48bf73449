import type { Duplex } from "node:stream";
import { isMap } from "../discovery/json-file.ts";
import { encodeFrame, FrameReader, type Frame } from "./frames.ts";
import { decodeThrown, encodeThrown } from "./thrown.ts";

/** What a call says, and what is answered: data, and bytes beside it. */
export interface Parcel {
  value?: unknown;
  body?: Uint8Array;
}

/** Answers a call from the other side; `signal` aborts when the caller no longer waits, or is gone. */
export type Handler = (parcel: Required<Parcel>, signal: AbortSignal) => Promise<Parcel | void>;

/** Calls from the other side that may be open at once: more than any run makes, and an end to what a hostile one may ask. */
const MOST_CALLS = 1000;
/** Bytes that may wait for the other side to read them: it has stopped reading when there are more. */
const MOST_UNREAD = 256 * 1024 * 1024;

interface Waiting {
  resolve(parcel: Required<Parcel>): void;
  reject(error: unknown): void;
}

/** Calls in both directions over one stream. Both sides have one. */
export class Channel {
  readonly #stream: Duplex;
  readonly #handlers: Readonly<Record<string, Handler>>;
  readonly #reader = new FrameReader();
  readonly #waiting = new Map<number, Waiting>();
  readonly #answering = new Map<number, AbortController>();
  readonly #onBroken: (what: string) => void;
  #calls = 0;
  #end: Error | undefined;

  /** @param onBroken - told when the other side does not keep to the rules; ends it, if it is wise */
  constructor(stream: Duplex, handlers: Readonly<Record<string, Handler>>, onBroken: (what: string) => void) {
    this.#stream = stream;
    this.#handlers = handlers;
    this.#onBroken = onBroken;
    stream.on("data", (piece: Buffer) => this.#receive(piece));
  }

  /** How many calls from the other side are open. */
  get answering(): number {
    return this.#answering.size;
  }

  /**
   * Calls the other side.
   *
   * @param signal - tells it when the answer is no longer wanted; what it makes of that is the answer
   * @throws what it threw; the error that `end` was given, when it was
   */
  call(method: string, { value, body }: Parcel = {}, signal?: AbortSignal): Promise<Required<Parcel>> {
    const id = (this.#calls += 1);
    const { promise, resolve, reject } = Promise.withResolvers<Required<Parcel>>();
    const abort = (): void => this.#send({ abort: id });
    this.#waiting.set(id, { resolve, reject });
    this.#send({ call: id, method, value }, body);
    if (signal?.aborted) abort();
    signal?.addEventListener("abort", abort, { once: true });
    return promise.finally(() => {
      this.#waiting.delete(id);
      signal?.removeEventListener("abort", abort);
    });
  }

  /** Ends it: open calls and later ones fail with this error, those that are being answered are aborted. */
  end(error: Error): void {
    if (this.#end) return;
    this.#end = error;
    for (const controller of this.#answering.values()) controller.abort();
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#stream.destroy();
  }

  #send(message: unknown, body?: Uint8Array): void {
    if (this.#end) return this.#fail(message, this.#end);
    try {
      this.#stream.write(encodeFrame(message, body));
      if (this.#stream.writableLength > MOST_UNREAD) this.#onBroken("does not read what it is sent");
    } catch (error) {
      this.#fail(message, error);
    }
  }

  /** A call that could not be sent fails; an answer that could not be is told as a failure. */
  #fail(message: unknown, error: unknown): void {
    if (!isMap(message)) return;
    if (typeof message.call === "number") this.#waiting.get(message.call)?.reject(error);
    else if (typeof message.answer === "number" && !this.#end)
      this.#send({ failed: message.answer, error: encodeThrown(error) });
  }

  #receive(piece: Buffer): void {
    if (this.#end) return;
    try {
      for (const frame of this.#reader.read(piece)) this.#take(frame);
    } catch {
      this.#onBroken("sent what is no message");
    }
  }

  #take({ message, body }: Frame): void {
    if (!isMap(message)) throw new TypeError("A message is a map");
    const { call, method, value, answer, failed, error, abort } = message;
    if (typeof answer === "number") this.#waiting.get(answer)?.resolve({ value, body });
    else if (typeof failed === "number") this.#waiting.get(failed)?.reject(decodeThrown(error));
    else if (typeof abort === "number") this.#answering.get(abort)?.abort();
    else if (typeof call === "number" && typeof method === "string")
      void this.#answer(call, method, { value, body });
    else throw new TypeError("A message is a call, an answer or an end of one");
  }

  async #answer(id: number, method: string, parcel: Required<Parcel>): Promise<void> {
    const controller = new AbortController();
    try {
      const handler = Object.hasOwn(this.#handlers, method) ? this.#handlers[method] : undefined;
      if (!handler || this.#answering.size >= MOST_CALLS) throw new Error(`"${method}" cannot be called`);
      this.#answering.set(id, controller);
      const { value, body } = (await handler(parcel, controller.signal)) ?? {};
      this.#send({ answer: id, value }, body);
    } catch (error) {
      this.#send({ failed: id, error: encodeThrown(error) });
    } finally {
      this.#answering.delete(id);
    }
  }
}
