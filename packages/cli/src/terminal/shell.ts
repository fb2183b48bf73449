import type { Readable, Writable } from "node:stream";

/** Environment variables by name. */
export type Env = Readonly<Record<string, string | undefined>>;

/** One of the two streams a command writes to. */
export interface Output {
  write(text: string): void;
  readonly isTTY: boolean;
  /** Width in columns; 80 when it is no terminal. */
  readonly columns: number;
}

/** Where a command runs. `process` is wrapped once, by the outermost function; tests bring their own. */
export interface Shell {
  readonly env: Env;
  readonly cwd: string;
  /** Where answers go. */
  readonly out: Output;
  /** Where progress, prompts and errors go. */
  readonly err: Output;
  /** What is piped in, or typed. */
  readonly stdin: Readable & { isTTY?: boolean };
  /** The stream of prompts: they redraw, and so need the real one. */
  readonly prompts: Writable;
  readonly fetch?: typeof fetch;
  /** Where the command itself is installed: integrations beside it are found. */
  readonly hostDir?: string;
  /** Calls back on SIGINT and SIGTERM until the answered function is called. */
  onInterrupt(listener: () => void): () => void;
}

/** May this command ask? Only a person at a terminal can answer. */
export function canAsk({ stdin, err }: Shell): boolean {
  return stdin.isTTY === true && err.isTTY;
}
