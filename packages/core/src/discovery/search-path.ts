import { basename, delimiter, dirname, join, resolve } from "node:path";
import { systemDisk, type Disk } from "./disk.ts";

/** Where integrations may be installed. */
export interface SearchOptions {
  homeDir: string;
  /** A folder of the host's own code, as installed: what was installed beside the host is found too. */
  hostDir?: string | undefined;
  /** The value of `PEREGRINE_PLUGIN_PATH`: folders like `node_modules`, or packages, divided as in `PATH`. */
  pluginPath?: string | undefined;
}

/**
 * The folders to look in, nearest first: `node_modules` of the home and its parents, those the host was installed in,
 * and those of the plugin path. Folders that are not there are left out, and so is what a symlink leads to twice.
 */
export function searchPath(
  { homeDir, hostDir, pluginPath }: SearchOptions,
  disk: Disk = systemDisk,
): string[] {
  const plugins = (pluginPath ?? "").split(delimiter).map((entry) => entry.trim());
  const folders = [
    ...modulesAbove(homeDir),
    ...(hostDir === undefined ? [] : modulesAbove(realOrNothing(hostDir, disk) ?? hostDir)),
    ...plugins.filter((entry) => entry !== "").map((entry) => resolve(entry)),
  ];
  const seen = new Set<string>();
  return folders.filter((folder) => {
    const real = realOrNothing(folder, disk);
    if (real === undefined || seen.has(real)) return false;
    seen.add(real);
    return true;
  });
}

function modulesAbove(start: string): string[] {
  const folders: string[] = [];
  for (let dir = resolve(start); ; dir = dirname(dir)) {
    const folder = basename(dir) === "node_modules" ? dir : join(dir, "node_modules");
    // What pnpm hoists in its store are packages that nobody asked for by name.
    if (basename(dirname(folder)) !== ".pnpm") folders.push(folder);
    if (dir === dirname(dir)) return folders;
  }
}

function realOrNothing(path: string, disk: Disk): string | undefined {
  try {
    return disk.has(path) ? disk.real(path) : undefined;
  } catch {
    return undefined;
  }
}
