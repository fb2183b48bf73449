import type { InstallerOptions } from "@peregrine/installer";

/** Where the server works, and how. */
export interface WebOptions extends InstallerOptions {
  /** Port on 127.0.0.1. Default: any that is free. */
  port?: number;
  /** Stops the server, as `close()` does. */
  signal?: AbortSignal;
  /** Told a line when an integration fails outside of any call. Never holds a secret. Default: to nobody. */
  onNote?(line: string): void;
  /** Folder of the built pages. Default: those of this package. */
  clientDir?: string;
  /** Time a connection test may take, in milliseconds. Default 45 seconds. */
  checkDeadlineMs?: number;
  /** How long `close()` waits for what goes on to finish, and then to end, in milliseconds. Default 5 seconds, and 3. */
  patience?: { stopMs: number; endMs: number };
}

/** A server that listens. */
export interface RunningWeb {
  /** The link to open: lets one browser in, once. */
  readonly url: string;
  /** Stops what goes on, then listening. */
  close(): Promise<void>;
}
