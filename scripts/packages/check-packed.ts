import { spawnSync } from "node:child_process";
import {
  checkPackage,
  INTEGRATION_CHECKS,
  PACKAGE_CHECKS,
  readPacked,
} from "../../packages/workbench/src/index.ts";
import type { PublishedPackage } from "./published-packages.ts";

/** What is wrong with a packed package, one line each: what `peregrine verify` says of anyone's, and whether types resolve. */
export async function checkPacked(published: PublishedPackage, tarball: string): Promise<string[]> {
  const checks = published.name.includes("/integration-") ? INTEGRATION_CHECKS : PACKAGE_CHECKS;
  const results = await checkPackage(await readPacked(tarball), checks);
  const failed = results.filter(({ outcome }) => outcome === "failed");
  // A template is a package of somebody else to be, with tests and settings of its own.
  const notes = failed.flatMap((result) => result.notes).filter((note) => !note.includes("dist/template/"));
  return [...notes, ...types(published, tarball)].map((problem) => `${published.name}: ${problem}`);
}

/** Do the types resolve as the code does? Ours are ES modules only. */
function types({ json }: PublishedPackage, tarball: string): string[] {
  if (!json.exports?.["."]) return [];
  const attw = spawnSync("attw", [tarball, "--profile", "esm-only", "--format", "ascii", "--no-color"], {
    encoding: "utf8",
  });
  return attw.status === 0 ? [] : [`types: ${attw.stdout}${attw.stderr}`];
}
