import { realpath } from "node:fs/promises";
import type { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { copyAside, isAtRest, stampOf } from "./sqlite-files.ts";
import { isBusy, needsWriting, sqliteFailure } from "./sqlite-failure.ts";

/** How long we wait for a writer, in milliseconds. */
const PATIENCE = 5000;
const PAUSE = 50;

/** How often a database that changes under an unlocked reading is read that way again. */
const UNLOCKED_TRIES = 3;

/**
 * Lets `use` read another program's database, under the name `owner`, in one consistent state, and as its guest: nothing is
 * ever written to it, no file is left beside it, and the owner may write again as soon as `use` returns. `use` may be
 * called several times, and must not wait for anything.
 *
 * @throws PeregrineError `locked` after five seconds of someone else's writing; `invalid_config` for a damaged file
 */
export async function readOwner<T>(
  database: DatabaseSync,
  { path, label }: { path: string; label: string },
  use: () => T,
): Promise<T> {
  const deadline = Date.now() + PATIENCE;
  for (let tries = 1; ; tries += 1) {
    try {
      // A link's companions lie beside its target.
      const result = await readOnce(database, await realpath(path), use, tries <= UNLOCKED_TRIES);
      if (result) return result.value;
    } catch (error) {
      if (!isBusy(error) || Date.now() > deadline) throw sqliteFailure(label, error);
    }
    await sleep(PAUSE);
  }
}

/** @returns undefined when the database changed meanwhile, so that what was read cannot be trusted */
async function readOnce<T>(
  database: DatabaseSync,
  path: string,
  use: () => T,
  mayReadUnlocked: boolean,
): Promise<{ value: T } | undefined> {
  const stamp = await stampOf(path);
  if (mayReadUnlocked && (await isAtRest(path))) {
    const value = attached(database, path, "immutable=1", use);
    return stamp === (await stampOf(path)) ? { value } : undefined;
  }
  try {
    return { value: attached(database, path, "mode=ro", use) };
  } catch (error) {
    if (!needsWriting(error)) throw error;
  }
  // Left behind by a crash, and in a folder we may not write to: recovered in a copy.
  const copy = await copyAside(path);
  try {
    if (stamp !== (await stampOf(path))) return undefined;
    return { value: attached(database, copy.path, "mode=rw", use) };
  } finally {
    await copy.remove();
  }
}

function attached<T>(database: DatabaseSync, path: string, mode: string, use: () => T): T {
  database.prepare("ATTACH ? AS owner").run(`${pathToFileURL(path).href}?${mode}`);
  try {
    return use();
  } finally {
    database.exec("DETACH owner");
  }
}
