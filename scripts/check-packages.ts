import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkPacked } from "./packages/check-packed.ts";
import { packAll } from "./packages/pack-all.ts";
import { publishedPackages } from "./packages/published-packages.ts";

/** Holds every package, as it would be published, against what its users' tools expect of it. */
const folder = mkdtempSync(join(tmpdir(), "peregrine-packages-"));
try {
  const packages = publishedPackages();
  const tarballs = packAll(packages, folder);
  const problems = (
    await Promise.all(packages.map((one) => checkPacked(one, tarballs.get(one.name)!)))
  ).flat();
  for (const problem of problems) console.error(`✗ ${problem}`);
  console.log(`${packages.length} packages checked, ${problems.length} problems`);
  process.exitCode = problems.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
