import type { OutgoingHttpHeaders } from "node:http";
import type { LoggedRequest } from "./logged-request.ts";

/** Which requests a fault is for; what is left out matches anything. */
export interface FaultMatch {
  /** `"POST"`; compared without regard to case. */
  method?: string;
  /** The whole path, without its query unless one is given here; or a pattern for path and query. */
  path?: string | RegExp;
  /** Whether the request changes something there. */
  write?: boolean;
  /** Which of the matching requests, from 1, in order of arrival; by default every one. */
  nth?: number | readonly number[] | "every";
}

/** An answer made up by a fault. A body that is not a string is sent as JSON. */
export interface ScriptedAnswer {
  status: number;
  headers?: OutgoingHttpHeaders;
  body?: unknown;
}

/** How much of the service's own answer arrives, from 0 to 1; by default half of it. */
interface Partly {
  fraction?: number;
}

/** Something of the test's own, called just before the service is asked or just after it has acted. */
interface Hooked {
  when: "beforeCommit" | "afterCommit";
  hook: (request: LoggedRequest) => void;
}

/** Every kind of fault, with what it needs to know. "Commit" is the moment the wrapped service has acted. */
export interface Faults {
  /** Cuts the connection; the service never hears of the request. */
  drop: { reset?: boolean };
  /** Answers in the service's place; the service never hears of the request. */
  status: ScriptedAnswer;
  /** Sends the client elsewhere; by default with 302. */
  redirect: { location: string; status?: number };
  /**
   * Waits before the service is asked. If the client leaves meanwhile, the service never hears of the request,
   * unless `commitAnyway`: then it acts late, when nobody listens any more.
   */
  delay: { ms: number; commitAnyway?: boolean };
  /** The service acts, then the connection is cut without an answer. */
  commitThenDrop: { reset?: boolean };
  /** The service acts, then the client is told something else: 500, 409, 502 with HTML. */
  commitThenStatus: ScriptedAnswer;
  /** The service acts; headers and a part of the body arrive, then nothing more, and the connection stays open. */
  commitThenStall: Partly;
  /**
   * The service acts, and a part of the body arrives: then the connection is cut, or, if `wellFormed`,
   * the answer ends as if that part were all.
   */
  commitThenTruncate: Partly & { wellFormed?: boolean };
  /** The service acts, and its answer is held back for `ms`: longer than the client's deadline, usually. */
  commitThenDelay: { ms: number };
  /** The service acts; its answer arrives `bytes` (default 1) at a time, `everyMs` apart. */
  slowDrip: { everyMs: number; bytes?: number };
  /**
   * Calls `hook` at that very moment, synchronously, then cuts the connection. The hook kills the client:
   * `() => child.kill("SIGKILL")`.
   */
  kill: Hooked;
  /** Calls `hook` likewise, then goes on as if nothing had happened: `() => child.kill("SIGINT")`, as Ctrl-C does. */
  interrupt: Hooked;
}

export type FaultKind = keyof Faults;

/** What a fault does: `{ kind: "status", status: 429, headers: { "retry-after": "0.5" } }`. */
export type FaultAction<K extends FaultKind = FaultKind> = { [P in K]: { kind: P } & Faults[P] }[K];

/**
 * A fault, as data.
 *
 * @example
 * { match: { method: "POST", path: "/v1/pages", nth: [2, 5] }, do: { kind: "commitThenDrop" } }
 */
export interface Fault {
  /** By default every request. */
  match?: FaultMatch;
  do: FaultAction;
  /** How often it is applied at most; by default without end. */
  times?: number;
}
