import { randomUUID } from "node:crypto";
import { readFile, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { PeregrineError } from "../errors.ts";
import { fileFailure, systemCode } from "./file-failure.ts";

/** Age at which a lock was left behind by a process that died: a save takes milliseconds. */
const STALE_MS = 10_000;
const PATIENCE_MS = 15_000;
const PAUSE_MS = 15;

/**
 * Does something to a file while nobody else of ours, in this process or another, does: two saves at once both stay.
 * The lock is a file beside it, which works on every file system, in containers too, where process ids mean nothing.
 *
 * @throws PeregrineError `locked` when another holds the lock for too long
 */
export async function withFileLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const lock = join(dirname(path), `.${basename(path)}.lock`);
  const token = randomUUID();
  await acquire(lock, token, path);
  try {
    return await work();
  } finally {
    if ((await readFile(lock, "utf8").catch(() => "")) === token) await rm(lock, { force: true });
  }
}

async function acquire(lock: string, token: string, path: string): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  while (!(await claim(lock, token))) {
    if (Date.now() > until) {
      throw new PeregrineError("locked", `${path} is being saved by another process`, {
        hint: `Try again. If nothing else is running, remove ${lock}`,
      });
    }
    const age = Date.now() - ((await stat(lock).catch(() => undefined))?.mtimeMs ?? Date.now());
    if (age > STALE_MS) await rm(lock, { force: true });
    else await sleep(PAUSE_MS);
  }
}

async function claim(lock: string, token: string): Promise<boolean> {
  try {
    await writeFile(lock, token, { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if (systemCode(error) === "EEXIST") return false;
    throw fileFailure(error, lock, "written");
  }
}
