import type { Shell } from "./shell.ts";

const PATIENCE_MS = 1000;

/** Says on stderr what is going on when it takes longer than a second; on a terminal the line goes away afterwards. */
export async function withNotice<T>({ err }: Shell, notice: string, work: () => Promise<T>): Promise<T> {
  let shown = false;
  const timer = setTimeout(() => {
    shown = true;
    err.write(err.isTTY ? notice : `${notice}\n`);
  }, PATIENCE_MS);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
    if (shown && err.isTTY) err.write("\r\u001B[K");
  }
}
