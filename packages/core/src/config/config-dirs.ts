import { existsSync, statSync } from "node:fs";
import { join } from "node:path";

/** Where a home keeps its config: its own folder, or beside the database as in the Docker layout. */
export const CONFIG_FOLDERS = ["config", join("data", "config")] as const;

/** Is this folder a config of Peregrine, rather than some other project's `config`? */
export function holdsConfig(dir: string): boolean {
  return existsSync(join(dir, "user.yaml")) || isFolder(join(dir, "integrations"));
}

/** The configs of a home, its own first. A home without any gets `<home>/config`, which need not exist yet. */
export function configDirsOf(home: string): readonly string[] {
  const dirs = CONFIG_FOLDERS.map((folder) => join(home, folder)).filter(holdsConfig);
  return dirs.length > 0 ? dirs : [join(home, CONFIG_FOLDERS[0])];
}

/**
 * The config folder to use for one file: the one whose copy is newest, the first if none has it.
 *
 * @param file - relative to a config folder: `"user.yaml"`, `"integrations/notion.yaml"`
 */
export function configDirFor(file: string, dirs: readonly string[]): string {
  const [first = ""] = dirs;
  return dirs.reduce(
    (best, dir) => (changedAt(join(dir, file)) > changedAt(join(best, file)) ? dir : best),
    first,
  );
}

function changedAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? -1;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
