import type { IncomingHttpHeaders } from "node:http";

/** A request, read to its end. */
export interface Call {
  readonly method: string;
  /** Without the query; still percent-encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** The body as it was sent. */
  readonly text: string;
  /** When it arrived, by the fake's clock. */
  readonly at: number;
  /** The body's JSON; undefined for an empty one. @throws UnreadableBody `not_json` */
  json(): unknown;
}

/** What is answered: a status, a JSON body, and headers beside the content type. */
export interface Answer {
  status: number;
  body: unknown;
  headers?: Readonly<Record<string, string>>;
}

/** A call, and what came of it. Its headers, and with them the credentials, are not kept. */
export interface LoggedCall {
  method: string;
  path: string;
  query: Record<string, string[]>;
  /** The body: parsed if it was JSON, else its text; undefined for an empty one. */
  body: unknown;
  /** When it arrived, by the fake's clock. */
  at: number;
  /** 0 until it is answered. */
  status: number;
  answer: unknown;
}
