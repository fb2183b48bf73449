import { readFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "./run.ts";

/** A version that the registry does not have yet. */
export interface Release {
  name: string;
  version: string;
  /** The dist-tag it gets: `latest`, or the one of a prerelease. */
  tag: string;
}

interface Plan {
  plan: (Release & { kind: "publish" | "tag-only" })[][];
}

/** Asks the registry what it lacks, and keeps the answer in `file` for changesets to go by. */
export function publishPlan(file: string): Release[] {
  run("changeset", ["publish-plan", "--output", file]);
  return releasesIn(readFileSync(file, "utf8"));
}

/** The versions to publish in a plan as changesets writes it, in its order: what others need comes first. */
export function releasesIn(json: string): Release[] {
  const { plan } = JSON.parse(json) as Plan;
  return plan.flat().filter(({ kind }) => kind === "publish");
}

/** Where changesets puts the tarball of a version, in the folder it packs to. */
export function tarballOf({ name, version }: Release, folder: string): string {
  return join(folder, "packages", `${name.replace("@", "").replace("/", "-")}-${version}.tgz`);
}
