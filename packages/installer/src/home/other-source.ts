import { readFileSync } from "node:fs";
import { join } from "node:path";
import semver from "semver";
import { mapIn, textIn } from "../json-map.ts";

/**
 * Where a package of a home comes from, if not from a registry: an author's linked folder, an archive, a repository. A
 * registry's newest version is no update of that.
 */
export function otherSource(homeDir: string, packageName: string): string | undefined {
  const spec = textIn(mapIn(packageJsonOf(homeDir), "dependencies"), packageName);
  if (spec === undefined || semver.validRange(spec) !== null) return undefined;
  return /^[\w.-]+$/.test(spec) ? undefined : spec;
}

function packageJsonOf(homeDir: string): unknown {
  try {
    return JSON.parse(readFileSync(join(homeDir, "package.json"), "utf8"));
  } catch {
    return undefined;
  }
}
