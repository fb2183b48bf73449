import { once } from "node:events";
import type { Server } from "node:http";
import type { Duplex } from "node:stream";

/** Longer than the idle time of common clients, so that none sends a request into a connection we just closed. */
export const KEEP_ALIVE_MS = 65_000;

/** How long requests in flight may take when the server closes. */
const CLOSE_GRACE_MS = 500;

/** Listens on the loopback address and answers the port. Rejects when it is taken. */
export async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : port;
}

/** Closes every connection: idle ones at once, busy ones when their request is answered or the grace is over. */
export async function closeServer(server: Server): Promise<void> {
  const closed = once(server, "close");
  server.close();
  const grace = setTimeout(() => server.closeAllConnections(), CLOSE_GRACE_MS);
  // A connection that was busy becomes idle, and would be kept: look again until the last one is closed.
  const sweep = setInterval(() => server.closeIdleConnections(), 20);
  await closed;
  clearTimeout(grace);
  clearInterval(sweep);
}

/** Answers what is no HTTP request, in the shape of every other refusal. */
export function refuseGarbage(error: Error & { code?: string }, socket: Duplex): void {
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
  const body = JSON.stringify({ error: "bad_request", message: "This is not an HTTP request" });
  const status =
    error.code === "HPE_HEADER_OVERFLOW" ? "431 Request Header Fields Too Large" : "400 Bad Request";
  const head = `HTTP/1.1 ${status}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\nconnection: close`;
  socket.end(`${head}\r\n\r\n${body}`);
}
