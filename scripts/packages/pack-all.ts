import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { PublishedPackage } from "./published-packages.ts";

/**
 * Packs packages as `pnpm publish` would, `workspace:` ranges rewritten.
 *
 * @returns the path of each tarball, by package name
 */
export function packAll(packages: readonly PublishedPackage[], folder: string): Map<string, string> {
  return new Map(packages.map(({ name, dir, json }) => [name, pack(name, json.version, dir, folder)]));
}

function pack(name: string, version: string, dir: string, folder: string): string {
  const [command, ...before] = pnpmCommand();
  execFileSync(command, [...before, "pack", "--pack-destination", folder], {
    cwd: dir,
    stdio: ["ignore", "ignore", "pipe"],
  });
  return join(folder, `${name.replace("@", "").replace("/", "-")}-${version}.tgz`);
}

/** What starts pnpm: the one that started this script, if it was one. */
export function pnpmCommand(): [command: string, ...before: string[]] {
  const path = process.env["npm_execpath"];
  return path?.includes("pnpm") ? runnable(path) : ["npx", "--yes", "pnpm@12"];
}

/** pnpm is a script or a program of its own, by how it was installed. */
function runnable(path: string): [string, ...string[]] {
  return /\.[cm]?js$/.test(path) ? [process.execPath, path] : [path];
}
