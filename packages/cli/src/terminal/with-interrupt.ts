import type { Shell } from "./shell.ts";

/** What a person asked for: to end in good order, to end now. */
export interface Interrupts {
  stop: AbortSignal;
  now: AbortSignal;
}

/**
 * Does some work that Ctrl-C ends: the first time `stop` fires, the second time `now`. SIGTERM counts as Ctrl-C.
 *
 * @param onStop - told the first time, to say what happens
 */
export async function withInterrupt<T>(
  shell: Shell,
  work: (interrupts: Interrupts) => Promise<T>,
  onStop?: () => void,
): Promise<T> {
  const stop = new AbortController();
  const now = new AbortController();
  const release = shell.onInterrupt(() => {
    if (stop.signal.aborted) now.abort();
    else onStop?.();
    stop.abort();
  });
  try {
    return await work({ stop: stop.signal, now: now.signal });
  } finally {
    release();
  }
}
