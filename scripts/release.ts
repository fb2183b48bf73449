import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { checkPacked } from "./packages/check-packed.ts";
import { publishedPackages, ROOT } from "./packages/published-packages.ts";
import { checkVersions } from "./release/check-versions.ts";
import { publishPlan, tarballOf, type Release } from "./release/publish-plan.ts";
import { run } from "./release/run.ts";

/**
 * Publishes every package whose version the registry does not have: checks the versions, builds, packs, holds each tarball
 * against what its users need, and publishes those very tarballs. With `--dry-run`, all but the last.
 */
const { values } = parseArgs({ options: { "dry-run": { type: "boolean", default: false } } });
const dryRun = values["dry-run"];
const packages = publishedPackages();
const folder = mkdtempSync(join(tmpdir(), "peregrine-release-"));

try {
  refuse(checkVersions(ROOT, packages));
  run(process.execPath, ["scripts/build.ts"]);
  const plan = join(folder, "publish-plan.json");
  const releases = publishPlan(plan);
  if (releases.length > 0) {
    run("changeset", ["pack", "--from-publish-plan", plan, "--out-dir", folder]);
    refuse((await Promise.all(releases.map(checkTarball))).flat());
    if (!dryRun) run("changeset", ["publish", "--from-pack-dir", folder], environment());
  }
  for (const { name, version, tag } of releases) console.log(`${name}@${version} (${tag})`);
  console.log(`${releases.length} packages ${dryRun ? "would be" : "were"} published`);
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function checkTarball(release: Release): Promise<string[]> {
  const published = packages.find(({ name }) => name === release.name);
  if (!published) return [`${release.name} is not a package of this repository`];
  return checkPacked(published, tarballOf(release, folder));
}

/** Provenance is made of the workflow's identity, so there is none on a maintainer's own machine. */
function environment(): NodeJS.ProcessEnv {
  return { ...process.env, ...(process.env["GITHUB_ACTIONS"] ? { pnpm_config_provenance: "true" } : {}) };
}

function refuse(problems: readonly string[]): void {
  if (problems.length > 0) throw new Error(problems.join("\n✗ "));
}
