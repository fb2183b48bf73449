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
  const pnpm = process.env["npm_execpath"]?.includes("pnpm") ? process.env["npm_execpath"] : undefined;
  const [command, ...before] = pnpm ? runnable(pnpm) : ["npx", "--yes", "pnpm@12"];
  execFileSync(command!, [...before, "pack", "--pack-destination", folder], {
    cwd: dir,
    stdio: ["ignore", "ignore", "pipe"],
  });
  return join(folder, `${name.replace("@", "").replace("/", "-")}-${version}.tgz`);
}

/** pnpm is a script or a program of its own, by how it was installed. */
function runnable(path: string): string[] {
  return /\.[cm]?js$/.test(path) ? [process.execPath, path] : [path];
}
