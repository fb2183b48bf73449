/** Time one request may take, answer read to its end, in milliseconds. */
export const DEADLINE_MS = 30_000;

/**
 * A fetch that always ends: after `deadlineMs` it is aborted, connection closed, whether the headers or the body is late.
 * Redirects are answered, not followed: one could carry the credentials to another host.
 */
export function guardFetch(send: typeof fetch, deadlineMs: number = DEADLINE_MS): typeof fetch {
  return (input, init) => {
    const deadline = AbortSignal.timeout(deadlineMs);
    const signal = init?.signal ? AbortSignal.any([init.signal, deadline]) : deadline;
    return send(input, { ...init, signal, redirect: "manual" });
  };
}
