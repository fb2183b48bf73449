import { PeregrineError } from "@peregrine/core/host";

/**
 * Runs what may never end, and waits no longer than `ms`. It is told to stop by its signal, then left to itself.
 *
 * @throws PeregrineError `timeout` after `ms`, `cancelled` when the caller went away
 */
export async function withDeadline<T>(
  ms: number,
  caller: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const deadline = AbortSignal.timeout(ms);
  const signal = AbortSignal.any([caller, deadline]);
  const { promise: ended, reject } = Promise.withResolvers<never>();
  const end = (): void => reject(deadline.aborted ? late(ms) : gone());
  if (signal.aborted) end();
  signal.addEventListener("abort", end, { once: true });
  try {
    return await Promise.race([work(signal), ended]);
  } finally {
    signal.removeEventListener("abort", end);
  }
}

function late(ms: number): PeregrineError {
  return new PeregrineError("timeout", `There was no result after ${Math.round(ms / 1000)} seconds`, {
    hint: "Try again; if it stays so, the service or its integration hangs.",
  });
}

function gone(): PeregrineError {
  return new PeregrineError("cancelled", "The request was cancelled");
}
