import { guardFetch } from "../http/guarded-fetch.ts";
import type { Pace } from "./pace.ts";
import type { Traffic } from "./traffic.ts";

/** What governs the requests of one run. */
export interface Governance {
  pace: Pace;
  traffic: Traffic;
  /** Nothing is sent once it fires. */
  halted: AbortSignal;
  /** What is in flight is aborted when it fires. */
  signal: AbortSignal;
  /** Time one request may take, in milliseconds. */
  deadlineMs?: number | undefined;
}

/**
 * The `fetch` that an integration, or the vendor's SDK in it, is given for a run: each request waits for its turn, is
 * counted, has a deadline, and is really aborted when the run is. So no author can forget any of it.
 */
export function governFetch(
  send: typeof fetch,
  { pace, traffic, halted, signal, deadlineMs }: Governance,
): typeof fetch {
  const guarded = guardFetch(send, deadlineMs);
  return async (input, init) => {
    await pace.turn(halted);
    const either = init?.signal && init.signal !== signal ? AbortSignal.any([init.signal, signal]) : signal;
    const answered = traffic.sent();
    try {
      return await guarded(input, { ...init, signal: either });
    } finally {
      answered();
    }
  };
}
