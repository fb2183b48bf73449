import { chmodSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { listConfigured } from "./list-configured.ts";

/** A file or folder with secrets in it that others on this machine may read or change. `mode` is its permission bits: `0o644`. */
export interface LooseMode {
  path: string;
  mode: number;
}

const OTHERS = 0o077;

/**
 * What others may read of a config's connections: the folder, everything in it, and the older files beside it. Reports,
 * changes nothing. Always empty on Windows, where permission bits mean nothing.
 */
export function looseModes(configDir: string): LooseMode[] {
  if (process.platform === "win32") return [];
  const folder = join(configDir, "integrations");
  const legacy = listConfigured(configDir).map((name) => join(configDir, `${name}.yaml`));
  const inside = entriesOf(folder).filter((name) => name !== ".gitignore");
  return [folder, ...inside.map((name) => join(folder, name)), ...legacy].flatMap((path) => {
    const found = statSync(path, { throwIfNoEntry: false });
    return found && (found.mode & OTHERS) !== 0 ? [{ path, mode: found.mode & 0o777 }] : [];
  });
}

/** Makes a folder that is missing, for its owner alone; one that is there stays as it is. */
export function makeFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
}

/** Makes a folder for its owner alone, and makes one so that others may enter. */
export function makePrivateFolder(path: string): void {
  makeFolder(path);
  if (process.platform !== "win32" && (statSync(path).mode & OTHERS) !== 0) chmodSync(path, 0o700);
}

function entriesOf(folder: string): string[] {
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(folder) : [];
}
