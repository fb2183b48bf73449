import { mkdirSync } from "node:fs";
import { lockRun, PeregrineError, type RunLock } from "@peregrine/core/host";
import { Change, folderOf, type HomeChanges, type Npm } from "./change.ts";
import { Journal, type JournalEntry } from "./journal.ts";

/**
 * Changes the packages of a home, all or nothing: whatever is thrown, and wherever the process is killed, the home is as
 * before, at the latest when the next change begins. One at a time.
 *
 * @throws PeregrineError `locked` while another process changes the home; what `work` throws
 */
export async function changeHome<T>(
  where: HomeChanges,
  { action, packageName }: Pick<JournalEntry, "action" | "packageName">,
  work: (npm: Npm) => Promise<T>,
): Promise<T> {
  const lock = lockHome(where, action);
  try {
    await recover(where);
    const change = new Change(where, packageName);
    change.snapshot.take();
    await change.journal.begin({ action, packageName, since: new Date(where.now()).toISOString() });
    try {
      const result = await work(change.npm);
      change.end();
      return result;
    } catch (error) {
      await change.undo();
      throw error;
    }
  } finally {
    lock.release();
  }
}

/**
 * Brings a home back to how it was before a change that its process did not live to end.
 *
 * @returns what was taken back, if anything was
 */
export async function recoverHome(where: HomeChanges): Promise<JournalEntry | undefined> {
  if (new Journal(folderOf(where.home)).read() === undefined) return undefined;
  const lock = lockHome(where, "recovery");
  try {
    return await recover(where);
  } finally {
    lock.release();
  }
}

async function recover(where: HomeChanges): Promise<JournalEntry | undefined> {
  const left = new Journal(folderOf(where.home)).read();
  if (left === undefined) return undefined;
  await new Change(where, left.packageName).undo(true);
  return left;
}

function lockHome({ home, now }: HomeChanges, action: string): RunLock {
  mkdirSync(folderOf(home), { recursive: true, mode: 0o700 });
  try {
    return lockRun(home.stateDir, "packages", action, now());
  } catch (error) {
    if (!PeregrineError.is(error) || error.code !== "locked") throw error;
    throw new PeregrineError("locked", `Another process changes the packages of ${home.dir}`, {
      hint: "Wait until it is done, then try again.",
      cause: error,
    });
  }
}
