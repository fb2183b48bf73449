import { createServer, type RequestListener, type Server } from "node:http";
import { PeregrineError } from "@peregrine/core/host";

/** Slow or endless requests are cut off; an event stream is an answer, and may last. In milliseconds. */
const LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 5000,
  maxHeaderSize: 16_384,
};

const LAST_ANSWERS_MS = 500;

/**
 * Listens on this machine's own address, where no other machine comes in.
 *
 * @throws PeregrineError `conflict` for a port that is taken, `permission` for one that this user may not have
 */
export async function listen(
  onRequest: RequestListener,
  port: number,
): Promise<{ server: Server; port: number }> {
  const server = createServer(LIMITS, onRequest);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once("error", reject);
  server.listen(port, "127.0.0.1", resolve);
  try {
    await promise;
  } catch (error) {
    throw cannotListen(port, error);
  }
  const address = server.address();
  return { server, port: typeof address === "object" && address ? address.port : port };
}

/** Stops listening, lets answers in flight have a moment, and ends every connection. */
export async function closeServer(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(() => server.closeAllConnections(), LAST_ANSWERS_MS);
  server.close(() => resolve());
  await promise;
  clearTimeout(timer);
}

function cannotListen(port: number, cause: unknown): PeregrineError {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  const hint = "Choose another port, or none: any that is free is taken then.";
  if (code === "EACCES")
    return new PeregrineError("permission", `This user may not listen on port ${port}`, { hint, cause });
  return new PeregrineError("conflict", `Port ${port} is taken by another program`, { hint, cause });
}
