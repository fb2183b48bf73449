import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Manifest } from "../../packages/core/src/discovery/manifest.ts";
import { publishedPackages, ROOT } from "../packages/published-packages.ts";

/** What an integration says about itself in a version. */
export interface VersionedManifest {
  packageName: string;
  version: string;
  manifest: Manifest;
}

/** The manifests of this repository's integrations as they are now. @throws Error for one that is not built */
export function builtManifests(): VersionedManifest[] {
  return publishedPackages()
    .filter(({ name }) => name.includes("/integration-"))
    .map(({ name, dir, json }) => ({
      packageName: name,
      version: json.version,
      manifest: JSON.parse(readFileSync(join(dir, "dist/peregrine.json"), "utf8")) as Manifest,
    }));
}

/** The last published manifest of an integration, undefined before its first release. */
export function publishedManifest(name: string): VersionedManifest | undefined {
  const file = fileOf(name);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as VersionedManifest) : undefined;
}

/** Where the last published manifest of an integration is kept. */
export function fileOf(name: string): string {
  return join(ROOT, "compatibility/manifests", `${name}.json`);
}
