/** How to run a server. */
export interface ServerOptions {
  /** Port on 127.0.0.1. Default 0: any that is free. */
  readonly port?: number;
  /** The API key that is accepted. Default `"demo-key"`. */
  readonly key?: string;
  /** The workspace there is. Default `"demo"`. */
  readonly workspace?: string;
  /** File that keeps the records. Without one they are gone when the server ends. */
  readonly dataFile?: string;
  /** Requests a second that are let through; more get a 429. Default: no limit. */
  readonly requestsPerSecond?: number;
  /** How much later than its work is done each API request is answered, in milliseconds. Default 0. */
  readonly latencyMs?: number;
}

/** What is used where nothing was said. */
export const DEFAULTS = { port: 0, key: "demo-key", workspace: "demo", latencyMs: 0 } as const;
