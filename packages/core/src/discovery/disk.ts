import { existsSync, readFileSync, readdirSync, realpathSync, statSync } from "node:fs";
import { Fault } from "./problem.ts";

/** The little that discovery asks of a file system. Injected, so that what it costs can be counted. */
export interface Disk {
  /** Is there something? Asked first where often nothing is. */
  has(path: string): boolean;
  /** The names in a folder. */
  list(dir: string): string[];
  /** The text of a file of at most `limit` bytes. */
  read(path: string, limit: number): string;
  /** The path with every symlink followed. */
  real(path: string): string;
}

/** The disk as it is. Synchronous: for a few dozen small files that is the fastest way. */
export const systemDisk: Disk = {
  has: (path) => existsSync(path),
  list: (dir) => readdirSync(dir),
  real: (path) => realpathSync.native(path),
  read: (path, limit) => {
    const stat = statSync(path);
    // Reading a pipe or a device might never end.
    if (!stat.isFile()) throw new Fault("broken", "is no plain file");
    if (stat.size > limit) throw new Fault("broken", `has ${stat.size} bytes, ${limit} are allowed`);
    return readFileSync(path, "utf8");
  },
};

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "is not there",
  ENOTDIR: "is not in a folder",
  EISDIR: "is a folder",
  ELOOP: "is behind symlinks that lead in a circle",
  EACCES: "may not be read",
  EPERM: "may not be read",
  ENAMETOOLONG: "has too long a path",
};

/** The system's code for a failure: `"ENOENT"`. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

/** A failure of the disk in words that follow the thing: `"is not there"`. */
export function diskReason(error: unknown): string {
  if (error instanceof Fault) return error.message;
  const code = codeOf(error);
  return (code === undefined ? undefined : REASONS[code]) ?? `cannot be read (${code ?? String(error)})`;
}
