import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { PublishedPackage } from "../packages/published-packages.ts";
import { pendingChangesets } from "./pending-changesets.ts";

/** Why these versions must not be published yet, one line each: users would get changes that no changelog tells. */
export function checkVersions(root: string, packages: readonly PublishedPackage[]): string[] {
  const pending = pendingChangesets(root);
  const untold = packages.filter((one) => !tells(one)).map(({ name, json }) => `${name} ${json.version}`);
  return [
    ...(pending.length > 0
      ? [`no version has taken up ${pending.join(", ")} yet; \`pnpm release:version\` does`]
      : []),
    ...untold.map((one) => `the changelog of ${one} does not tell of that version`),
  ];
}

function tells({ dir, json }: PublishedPackage): boolean {
  const changelog = join(dir, "CHANGELOG.md");
  return existsSync(changelog) && readFileSync(changelog, "utf8").includes(`## ${json.version}\n`);
}
