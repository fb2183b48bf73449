import { readdirSync, watch, type FSWatcher } from "node:fs";
import { join } from "node:path";

/** A save is often several changes; they are one when they come closer together than this. */
const QUIET_MS = 150;
/** What a build writes, and what others write: none of it is the author's source. */
const IGNORED = /^(?:dist|node_modules|coverage)$|^\.|\.tsbuildinfo$|~$/;

/**
 * Calls back after the author's files in a folder changed, never twice at once.
 *
 * @returns ends it, once the last call is through
 */
export function watchSource(dir: string, onChange: () => Promise<void>): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const changed = (file: string | null): void => {
    if (file !== null && IGNORED.test(file)) return;
    clearTimeout(timer);
    timer = setTimeout(() => (running = running.then(onChange)), QUIET_MS);
  };
  const watchers = [watch(dir, (_event, file) => changed(file)), ...watchFolders(dir, () => changed(null))];
  return async () => {
    for (const watcher of watchers) watcher.close();
    clearTimeout(timer);
    await running;
  };
}

/** Folder by folder, since to watch all of `node_modules` would take long. */
function watchFolders(dir: string, changed: () => void): FSWatcher[] {
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !IGNORED.test(entry.name))
    .map(({ name }) => watch(join(dir, name), { recursive: true }, changed));
}
