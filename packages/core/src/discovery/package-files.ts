import { hash } from "node:crypto";
import { readdirSync, readFileSync, readlinkSync, type Dirent } from "node:fs";
import { join } from "node:path";

/** A package's own files by their path in it, with `/` on every system: each with the SHA-512 of its content. */
export type PackageFiles = Readonly<Record<string, string>>;

/**
 * Reads a package's own files, sorted by path; what is nested in its `node_modules` is not its own. A symlink counts by
 * where it points and is never followed, so that nothing outside of the package is read.
 */
export function packageFiles(dir: string): PackageFiles {
  const entries = filesIn(dir, "").sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries);
}

function filesIn(dir: string, inside: string): [string, string][] {
  return readdirSync(join(dir, inside), { withFileTypes: true }).flatMap((entry) => {
    const path = inside === "" ? entry.name : `${inside}/${entry.name}`;
    if (path === "node_modules") return [];
    return entry.isDirectory() ? filesIn(dir, path) : [[path, contentOf(join(dir, path), entry)]];
  });
}

/** Reading a pipe or a device might never end: these count by their kind. */
function contentOf(path: string, entry: Dirent): string {
  if (entry.isSymbolicLink()) return `link ${readlinkSync(path)}`;
  return entry.isFile() ? hash("sha512", readFileSync(path), "base64") : "special";
}

/** What is not as it was, for people: `["dist/index.js was changed", "x.js was added"]`. */
export function changesBetween(before: PackageFiles, now: PackageFiles): string[] {
  const paths = [...new Set([...Object.keys(before), ...Object.keys(now)])].sort();
  return paths.flatMap((path) => {
    if (!Object.hasOwn(now, path)) return [`${path} was removed`];
    if (!Object.hasOwn(before, path)) return [`${path} was added`];
    return before[path] === now[path] ? [] : [`${path} was changed`];
  });
}
