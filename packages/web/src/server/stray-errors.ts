/**
 * Keeps the process alive when an integration fails outside of any call: in a timer, or in a promise nobody waits for.
 * Only where it happened is told: what it says may quote a secret.
 *
 * @returns ends that
 */
export function surviveStrayErrors(tell: (line: string) => void): () => void {
  const onError = (error: unknown): void =>
    tell(`An integration failed outside of any call${placeOf(error)}`);
  process.on("uncaughtException", onError);
  process.on("unhandledRejection", onError);
  return () => {
    process.off("uncaughtException", onError);
    process.off("unhandledRejection", onError);
  };
}

function placeOf(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  const frame = stack.split("\n").find((line) => /^\s+at .+:\d+:\d+\)?$/.test(line));
  return frame ? `, ${frame.trim()}` : "";
}
