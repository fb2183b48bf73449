import { once } from "node:events";
import {
  Agent,
  createServer,
  request,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type RequestListener,
  type Server,
} from "node:http";
import { loopbackUrl } from "./loopback-url.ts";

/** What the wrapped service said. */
export interface Answer {
  status: number;
  headers: OutgoingHttpHeaders;
  body: Buffer;
}

/** What it is asked: a request, read to its end. */
export interface Question {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** These speak of one connection, not of the message it carries (RFC 9110, section 7.6.1). */
const HOP_BY_HOP = new Set([
  "connection",
  "keep-alive",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "expect",
]);

/** The service behind a faulty server: one that already runs, or a listener that is given a server of its own. */
export class Service {
  readonly #base: URL;
  readonly #agent = new Agent({ keepAlive: true });
  readonly #own: Server | undefined;

  private constructor(base: URL, own?: Server) {
    this.#base = base;
    this.#own = own;
  }

  /** @throws TypeError for an address that is not http on this machine */
  static async of(target: string | RequestListener): Promise<Service> {
    if (typeof target === "string") return new Service(loopbackUrl(target));
    const own = createServer({ keepAliveTimeout: 0 }, survived(target)).listen(0, "127.0.0.1");
    await once(own, "listening");
    return new Service(urlOf(own), own);
  }

  /** Passes a request on; the `host` header stays, so that links in an answer lead back through the faulty server. */
  async ask({ method, path, headers, body }: Question): Promise<Answer> {
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const options = {
        agent: this.#agent,
        host: this.#base.hostname.replace(/[[\]]/g, ""),
        port: this.#base.port,
        method,
        path: this.#base.pathname.replace(/\/$/, "") + path,
        headers: { ...endToEnd(headers), ...(body.length > 0 ? { "content-length": body.length } : {}) },
      };
      request(options, resolve).on("error", reject).end(body);
    });
    return { status: answer.statusCode ?? 0, headers: endToEnd(answer.headers), body: await readAll(answer) };
  }

  async close(): Promise<void> {
    this.#agent.destroy();
    if (this.#own) await closeServer(this.#own);
  }
}

/** A listener whose failure is an answer, not the end of the test run. */
function survived(listener: RequestListener): RequestListener {
  return async (request, response) => {
    try {
      await listener(request, response);
    } catch (error) {
      if (response.headersSent) response.destroy();
      else
        response
          .writeHead(500, { "content-type": "text/plain" })
          .end(`The wrapped service threw: ${String(error)}`);
    }
  };
}

/** The http address a server listens at on this machine. */
export function urlOf(server: Server): URL {
  const address = server.address();
  if (address === null || typeof address === "string")
    throw new TypeError("The server does not listen on a port.");
  return new URL(`http://127.0.0.1:${address.port}`);
}

/** Closes a server now, its connections included. */
export async function closeServer(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, "close");
  server.close();
  server.closeAllConnections();
  await closed;
}

/** A message's body; rejects when it breaks off. */
export async function readAll(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
}

function endToEnd(headers: IncomingHttpHeaders): OutgoingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP_BY_HOP.has(name)));
}
