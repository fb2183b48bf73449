import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";

/** Starts a server on 127.0.0.1, on a port the system chooses; it keeps idle connections for as long as it lives. */
export async function startServer(listener: RequestListener): Promise<Server> {
  const server = createServer({ keepAliveTimeout: 0 }, listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}

/** Where it listens. */
export function urlOf(server: Server): URL {
  const address = server.address();
  if (address && typeof address === "object") return new URL(`http://127.0.0.1:${address.port}`);
  throw new TypeError("The server does not listen on a port.");
}

/** Closes a server now, its connections included. */
export async function closeServer(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, "close");
  server.close();
  server.closeAllConnections();
  await closed;
}
