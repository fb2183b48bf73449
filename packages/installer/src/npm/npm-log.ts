import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

/** As many logs as are kept. */
const KEPT = 10;

/** A path for the log of one call of npm; the oldest make room. */
export function npmLogPath(stateDir: string, now: number): string {
  const folder = join(stateDir, "logs");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const old = readdirSync(folder)
    .filter((name) => /^npm-.*\.log$/.test(name))
    .sort();
  for (const name of old.slice(0, Math.max(0, old.length - KEPT + 1)))
    rmSync(join(folder, name), { force: true });
  return join(folder, `npm-${new Date(now).toISOString().replaceAll(":", "-")}.log`);
}
