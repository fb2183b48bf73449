import { spawn, type ChildProcess } from "node:child_process";
import { Duplex } from "node:stream";
import { PeregrineError } from "../errors.ts";
import { Channel, type Handler, type Parcel } from "./channel.ts";
import { childEntry } from "./child-entry.ts";
import type { OpenOrder } from "./serve.ts";

/** Time for the process to start and the package to load, in milliseconds. */
const LOAD_MS = 20_000;
/** Time for what only computes. */
const PURE_MS = 10_000;
/** Time in which a call must send a request, receive an answer, or be done. */
const SILENCE_MS = 60_000;
/** Time in which a call that was told to stop must have stopped. */
const GRACE_MS = 2000;
/** Larger answers than we read fit in it many times. */
const HEAP_MIB = 512;
/** What Node itself, and dates in the user's own time, need of the environment. */
const INHERITED = ["SystemRoot", "TZ", "LANG", "LC_ALL"];

/** What a process may do, and what it is called in messages. */
export interface ProcessOptions {
  /** The integration's package: `"peregrine-integration-acme"`. */
  packageName: string;
  /** Files and folders that it may read. */
  readable: readonly string[];
  handlers: Readonly<Record<string, Handler>>;
  limits?: Partial<Patience> | undefined;
}

/** How long is waited, in milliseconds. */
export interface Patience {
  loadMs: number;
  pureMs: number;
  silenceMs: number;
  graceMs: number;
}

/** A process for one integration, under Node's permission model. Ends with {@link close}, and with the process it is of. */
export class ContainedProcess {
  readonly #packageName: string;
  readonly #patience: Patience;
  readonly #child: ChildProcess;
  readonly #channel: Channel;
  readonly #gone: Promise<void>;
  #lastWords = "";
  #lastSign = performance.now();

  constructor({ packageName, readable, handlers, limits }: ProcessOptions) {
    this.#packageName = packageName;
    this.#patience = {
      loadMs: LOAD_MS,
      pureMs: PURE_MS,
      silenceMs: SILENCE_MS,
      graceMs: GRACE_MS,
      ...limits,
    };
    const child = start(readable);
    const kill = (): void => void child.kill("SIGKILL");
    // A child that computes for ever would not see that its host has ended.
    process.once("exit", kill);
    this.#child = child;
    const stream = channelOf(child);
    stream.on("error", kill);
    stream.on("close", kill);
    this.#channel = new Channel(stream, this.#noting(handlers), (what) => this.#end(what));
    child.once("error", (error) => this.#end(`could not be started: ${error.message}`));
    this.#gone = new Promise((resolve) =>
      child.once("close", (code, signal) => {
        process.off("exit", kill);
        this.#end(`ended (${signal ?? `code ${code}`})`);
        resolve();
      }),
    );
  }

  /** Has it load its package. */
  load(order: OpenOrder): Promise<unknown> {
    return this.#within(this.#patience.loadMs, "open", order);
  }

  /** Calls what only computes. @throws PeregrineError `incompatible` when it takes too long */
  compute(method: string, value?: unknown): Promise<unknown> {
    return this.#within(this.#patience.pureMs, method, value);
  }

  async #within(ms: number, method: string, value: unknown): Promise<unknown> {
    const timer = setTimeout(() => this.#end(`did not answer within ${ms / 1000} s`), ms);
    try {
      return (await this.#channel.call(method, { value })).value;
    } finally {
      clearTimeout(timer);
    }
  }

  /**
   * Calls what talks to the service. It may take as long as its requests do.
   *
   * @param signal - stops it: what goes on all the same is ended with its process
   */
  async call(method: string, value: unknown, signal?: AbortSignal): Promise<unknown> {
    let timer: NodeJS.Timeout | undefined;
    const watch = (): void => {
      const { silenceMs } = this.#patience;
      if (this.#channel.answering > 0) this.#lastSign = performance.now();
      const left = this.#lastSign + silenceMs - performance.now();
      if (left <= 0) this.#end(`did nothing for ${silenceMs / 1000} s`);
      else timer = setTimeout(watch, left);
    };
    const stop = (): void => {
      clearTimeout(timer);
      timer = setTimeout(
        () => this.#end("did not stop when it was told to", "cancelled"),
        this.#patience.graceMs,
      );
    };
    this.#lastSign = performance.now();
    watch();
    if (signal?.aborted) stop();
    signal?.addEventListener("abort", stop, { once: true });
    try {
      return (await this.#channel.call(method, { value }, signal)).value;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener("abort", stop);
    }
  }

  /** Ends the process. There is nothing in it to lose. */
  async close(): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.#gone;
  }

  /** The process ends, and every open call and every later one fails. */
  #end(what: string, code: "incompatible" | "cancelled" = "incompatible"): void {
    const why = this.#lastWords === "" ? "" : `: ${this.#lastWords}`;
    const message = `The process that runs ${this.#packageName} ${what}${why}`;
    const hint = `Try again; if it happens again, update or reinstall ${this.#packageName}, or tell its author.`;
    this.#channel.end(new PeregrineError(code, message, { hint, mayHaveCommitted: true }));
    this.#child.kill("SIGKILL");
  }

  #noting(handlers: Readonly<Record<string, Handler>>): Record<string, Handler> {
    const crash: Handler = async ({ value }) => {
      this.#lastWords = String(value).slice(0, 300);
    };
    const noted = Object.entries(handlers).map(([name, handler]): [string, Handler] => [
      name,
      async (parcel, signal): Promise<Parcel | void> => {
        this.#lastSign = performance.now();
        return handler(parcel, signal);
      },
    ]);
    return { crash, ...Object.fromEntries(noted) };
  }
}

function start(readable: readonly string[]): ChildProcess {
  const { script, execArgv, readable: own } = childEntry();
  const grants = [...own, ...readable].map((path) => `--allow-fs-read=${path}`);
  const env = Object.fromEntries(
    INHERITED.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
  const limits = ["--permission", ...grants, `--max-old-space-size=${HEAP_MIB}`, "--no-warnings"];
  return spawn(process.execPath, [...limits, ...execArgv, script], {
    env,
    stdio: ["ignore", "ignore", "ignore", "pipe"],
    windowsHide: true,
  });
}

function channelOf(child: ChildProcess): Duplex {
  const stream = child.stdio[3];
  if (stream instanceof Duplex) return stream;
  // It could not be started; the reason follows as an event.
  return new Duplex({ read: () => undefined, write: (_chunk, _encoding, done) => done() });
}
