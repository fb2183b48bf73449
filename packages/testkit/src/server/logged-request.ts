import type { IncomingHttpHeaders } from "node:http";
import type { Fault } from "./fault.ts";

/**
 * How a request ended:
 * `open`, not yet; `answered`, in full; `truncated`, with a part of the body, then the connection was cut;
 * `stalled`, with a part of the body and silence; `dropped`, the connection was cut without an answer;
 * `aborted`, the client left first; `closed`, the server was closed first.
 */
export type Ending = "open" | "answered" | "truncated" | "stalled" | "dropped" | "aborted" | "closed";

/** One request that arrived, in the order of arrival; its entry grows until the request has ended. */
export interface LoggedRequest {
  /** 1 for the first request this server saw. */
  readonly index: number;
  readonly method: string;
  /** Path with query, as it was sent. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** The body as text; empty until it has been read to its end. */
  readonly body: string;
  /** When it arrived, in milliseconds of the server's clock. */
  readonly at: number;
  /** Whether it changes something there: by its method, unless the server was told otherwise. */
  readonly write: boolean;
  /** Requests under way when this one arrived, itself included. */
  readonly inFlight: number;
  /** The status sent to the client, if any was. */
  readonly status: number | undefined;
  /** The status the wrapped service gave, if it was asked. */
  readonly serviceStatus: number | undefined;
  /** Whether the wrapped service acted on it: it was asked, and answered with a status below 400. */
  readonly committed: boolean;
  readonly ended: Ending;
  /** Whether the client closed the connection before it had the whole answer. */
  readonly aborted: boolean;
  /** What was done to it, if anything. */
  readonly fault: Fault | undefined;
}

/** The same entry, for the server that writes it. */
export type Draft = { -readonly [K in keyof LoggedRequest]: LoggedRequest[K] };

/** The entry of a request that has just arrived. */
export function newEntry(
  arrived: Pick<Draft, "index" | "method" | "path" | "headers" | "at" | "write" | "inFlight">,
): Draft {
  const unknown = { status: undefined, serviceStatus: undefined, fault: undefined };
  return { ...arrived, ...unknown, body: "", committed: false, ended: "open", aborted: false };
}

/** A request in few words, for messages: `#3 POST /v1/pages (commitThenDrop)`. */
export function describeRequest({ index, method, path, fault }: LoggedRequest): string {
  return `#${index} ${method} ${path}${fault ? ` (${fault.do.kind})` : ""}`;
}
