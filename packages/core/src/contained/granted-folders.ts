import { readdirSync, realpathSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { systemDisk } from "../discovery/disk.ts";
import { isMap, readJsonMap, type JsonMap } from "../discovery/json-file.ts";
import { Fault } from "../discovery/problem.ts";

/** More than any integration has. */
const MOST_PACKAGES = 500;
const MOST_FILES = 50_000;
const PACKAGE_JSON_LIMIT = 1024 * 1024;
const NAME = /^(?:@[\w~-][\w.~-]*\/)?[\w~-][\w.~-]*$/;

/**
 * What a package's code may read: its own files, and those of the packages that it names as its dependencies, theirs
 * included. What is nested in a `node_modules` and named by nobody is left out.
 *
 * @param dir - the package's folder, symlinks followed
 * @throws Fault when a symlink in one of them leads elsewhere: Node follows symlinks wherever they lead
 */
export function grantedFolders(dir: string): string[] {
  const granted: string[] = [];
  const links: string[] = [];
  const packages = new Set([dir]);
  for (const each of packages) {
    if (packages.size > MOST_PACKAGES) throw new Fault("broken", "it has too many dependencies");
    for (const { link, real } of dependenciesOf(each)) {
      if (`${dir}${sep}`.startsWith(`${real}${sep}`) && real !== dir) throw leadsOut(link);
      packages.add(real);
      if (link !== real) granted.push(link);
    }
    granted.push(...ownEntries(each));
    links.push(...linksIn(each));
  }
  const inside = (place: string): boolean =>
    granted.some((grant) => place === grant || place.startsWith(`${grant}${sep}`));
  const stray = links.find((link) => !inside(realOf(link) ?? link));
  if (stray !== undefined) throw leadsOut(stray);
  return granted;
}

function leadsOut(path: string): Fault {
  return new Fault("broken", `${path} is a symlink that leads out of the package`);
}

/** The dependencies of a package that are there, each where Node finds it and where it really is. */
function dependenciesOf(dir: string): { link: string; real: string }[] {
  const { dependencies, optionalDependencies, peerDependencies } = packageJsonIn(dir);
  const names = [dependencies, optionalDependencies, peerDependencies].flatMap((part) =>
    isMap(part) ? Object.keys(part) : [],
  );
  return [...new Set(names)].filter((name) => NAME.test(name)).flatMap((name) => resolved(dir, name) ?? []);
}

function resolved(dir: string, name: string): { link: string; real: string } | undefined {
  for (let at = dir; ; at = dirname(at)) {
    const link = join(at, "node_modules", name);
    const real = realOf(link);
    if (real !== undefined) return isPackage(real, name) ? { link, real } : undefined;
    if (dirname(at) === at) return undefined;
  }
}

/** Outside of any `node_modules`, as in a workspace, it must at least have the name: a symlink may lead anywhere. */
function isPackage(real: string, name: string): boolean {
  try {
    const { name: own } = packageJsonIn(real);
    return own === name || (typeof own === "string" && real.includes(`${sep}node_modules${sep}`));
  } catch {
    return false;
  }
}

function packageJsonIn(dir: string): JsonMap {
  return readJsonMap(systemDisk, join(dir, "package.json"), PACKAGE_JSON_LIMIT, "its package.json");
}

/** The folder itself; piece by piece where it holds packages of others. */
function ownEntries(dir: string): string[] {
  const names = readdirSync(dir);
  return names.includes("node_modules")
    ? names.filter((name) => name !== "node_modules").map((name) => join(dir, name))
    : [dir];
}

function linksIn(dir: string): string[] {
  const links: string[] = [];
  const folders = [dir];
  let files = 0;
  for (const folder of folders) {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (folder === dir && entry.name === "node_modules") continue;
      if ((files += 1) > MOST_FILES) throw new Fault("broken", "it has too many files");
      if (entry.isSymbolicLink()) links.push(path);
      else if (entry.isDirectory()) folders.push(path);
    }
  }
  return links;
}

function realOf(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}
