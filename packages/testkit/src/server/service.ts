import {
  Agent,
  request,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type RequestListener,
  type Server,
} from "node:http";
import { closeServer, startServer, urlOf } from "./loopback-server.ts";
import { readAll } from "./read-all.ts";
import { survived } from "./survived.ts";
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
    const own = await startServer(survived(target));
    return new Service(urlOf(own), own);
  }

  /** Passes a request on; the `host` header stays, so that links in an answer lead back through the faulty server. */
  async ask({ method, path, headers, body }: Question): Promise<Answer> {
    const options = {
      agent: this.#agent,
      host: this.#base.hostname.replace(/[[\]]/g, ""),
      port: this.#base.port,
      method,
      path: this.#base.pathname.replace(/\/$/, "") + path,
      headers: { ...endToEnd(headers), ...(body.length > 0 ? { "content-length": body.length } : {}) },
    };
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      request(options, resolve).on("error", reject).end(body);
    });
    return { status: answer.statusCode ?? 0, headers: endToEnd(answer.headers), body: await readAll(answer) };
  }

  async close(): Promise<void> {
    this.#agent.destroy();
    if (this.#own) await closeServer(this.#own);
  }
}

function endToEnd(headers: IncomingHttpHeaders): OutgoingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP_BY_HOP.has(name)));
}
