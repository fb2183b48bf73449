import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { writeAtomically } from "@peregrine/core/host";

const FRESH = `${JSON.stringify(
  { name: "peregrine-home", private: true, description: "Integrations of Peregrine" },
  null,
  2,
)}\n`;

/** Makes a home's package.json if it has none: without one, npm would install into a folder above. */
export async function ensurePackageJson(homeDir: string): Promise<void> {
  mkdirSync(homeDir, { recursive: true, mode: 0o700 });
  const path = join(homeDir, "package.json");
  if (!existsSync(path)) await writeAtomically(path, FRESH, 0o644);
}
