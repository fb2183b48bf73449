import { realpath } from "node:fs/promises";
import type { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { copyAside, isAtRest, stampOf, wasJustWritten } from "./sqlite-files.ts";
import { isBusy, lockedFailure, needsWriting, sqliteFailure } from "./sqlite-failure.ts";

/** Where a database is, and what to call it. */
export interface DatabaseFile {
  readonly path: string;
  readonly label: string;
  /** How long to wait for a writer, in milliseconds, if not five seconds. */
  readonly patience?: number;
}

const PATIENCE = 5000;
const PAUSE = 50;

/** How often a database at rest, but changed just before or meanwhile, is tried again without a lock. */
const UNLOCKED_TRIES = 5;

/**
 * Lets `use` read another program's database, under the name `owner`, in one consistent state, and as its guest: nothing is
 * ever written to it, no file is left beside it, and the owner may write again as soon as `use` returns. `use` may be
 * called several times, and must not wait for anything.
 *
 * @throws PeregrineError `locked` after five seconds of someone else's writing; `invalid_config` for a damaged file
 */
export async function readOwner<T>(
  database: DatabaseSync,
  { path, label, patience = PATIENCE }: DatabaseFile,
  use: () => T,
): Promise<T> {
  const deadline = Date.now() + patience;
  for (let tries = 1; ; tries += 1) {
    try {
      // A link's companions lie beside its target.
      const result = await readOnce(database, await realpath(path), use, tries <= UNLOCKED_TRIES);
      if (result) return result.value;
    } catch (error) {
      if (!isBusy(error) || Date.now() > deadline) throw sqliteFailure(label, error);
    }
    if (Date.now() > deadline) throw lockedFailure(label);
    await sleep(PAUSE);
  }
}

/** What was read; undefined when the database changed meanwhile, so that it cannot be trusted. */
type Outcome<T> = { readonly value: T } | undefined;

async function readOnce<T>(
  database: DatabaseSync,
  path: string,
  use: () => T,
  mayReadUnlocked: boolean,
): Promise<Outcome<T>> {
  const stamp = await stampOf(path);
  if (mayReadUnlocked && (await isAtRest(path))) {
    if (await wasJustWritten(path)) return undefined;
    const value = attached(database, path, "immutable=1", use);
    return stamp === (await stampOf(path)) ? { value } : undefined;
  }
  try {
    return { value: attached(database, path, "mode=ro", use) };
  } catch (error) {
    if (!needsWriting(error)) throw error;
    return readCopy(database, path, use);
  }
}

/** For what a crash left behind in a folder we may not write to, or must not repair: it is repaired in a copy. */
async function readCopy<T>(database: DatabaseSync, path: string, use: () => T): Promise<Outcome<T>> {
  const stamp = await stampOf(path);
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
