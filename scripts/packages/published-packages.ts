import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The parts of a package.json that the checks read. */
export interface PackageJson {
  name: string;
  version: string;
  private?: boolean;
  files?: string[];
  exports?: Record<string, unknown>;
  bin?: Record<string, string>;
  dependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

/** A package that we publish. */
export interface PublishedPackage {
  name: string;
  dir: string;
  json: PackageJson;
}

/** Where the repository is. */
export const ROOT: string = join(dirname(fileURLToPath(import.meta.url)), "../..");

/** Every package of the workspace that is not private. */
export function publishedPackages(): PublishedPackage[] {
  const folder = join(ROOT, "packages");
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .map((dir) => ({ dir, json: JSON.parse(readFileSync(join(dir, "package.json"), "utf8")) as PackageJson }))
    .filter(({ json }) => !json.private)
    .map(({ dir, json }) => ({ name: json.name, dir, json }));
}
