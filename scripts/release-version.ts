import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { builtManifests, fileOf } from "./release/manifests.ts";
import { run } from "./release/run.ts";

/**
 * Makes the next versions out of the changesets: numbers and changelogs, and the manifests that later versions are compared
 * with.
 */
run("changeset", ["version"]);
run(process.execPath, ["scripts/build.ts"]);
for (const built of builtManifests()) {
  const file = fileOf(built.manifest.name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(built, null, 2)}\n`);
}
