import { createServer } from "node:http";
import { closeServer, KEEP_ALIVE_MS, listen, refuseGarbage } from "./http-server.ts";
import type { StoredRecord } from "./record.ts";
import { DEFAULTS, type ServerOptions } from "./server-options.ts";
import { Service } from "./service.ts";

export type { StoredRecord } from "./record.ts";
export type { ServerOptions } from "./server-options.ts";

/** A server that listens. */
export interface RunningServer {
  /** Its address, without a slash at the end: `"http://127.0.0.1:49152"`. */
  readonly url: string;
  readonly port: number;
  readonly key: string;
  readonly workspace: string;
  /** Every record, oldest first, the trashed ones too; a look into the server, not a request. */
  records(): readonly StoredRecord[];
  /** How many API requests came in so far. */
  requestCount(): number;
  /** Stops listening, lets requests in flight have half a second, closes every connection and the file. */
  close(): Promise<void>;
}

/**
 * Starts a MyService server on the loopback address.
 *
 * @throws Error when the port is taken or the data file is not one of ours
 *
 * @example
 * const server = await startServer({ requestsPerSecond: 20 });
 * await fetch(`${server.url}/v1/ping`, { headers: { authorization: `Bearer ${server.key}` } });
 * await server.close();
 */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const service = new Service(options);
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, service.onRequest);
  server.on("clientError", refuseGarbage);
  const port = await listen(server, options.port ?? DEFAULTS.port);
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    key: options.key ?? DEFAULTS.key,
    workspace: options.workspace ?? DEFAULTS.workspace,
    records: () => service.store.all(),
    requestCount: () => service.requestCount,
    close: async () => {
      service.endEvents();
      await closeServer(server);
      service.closeFile();
    },
  };
}
