import { cpSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../packages/published-packages.ts";
import type { LocalRegistry } from "./local-registry.ts";
import { run } from "./run.ts";

/** Somebody else's integration: made, described and published from a folder of its own, with npm alone. */
export async function publishThirdParty(folder: string, registry: LocalRegistry): Promise<void> {
  cpSync(join(import.meta.dirname, "lodestar"), folder, { recursive: true });
  mkdirSync(join(folder, "node_modules/@peregrine"), { recursive: true });
  symlinkSync(join(ROOT, "packages/core"), join(folder, "node_modules/@peregrine/core"), "junction");
  const place = { cwd: folder, env: registry.use(folder) };
  await run(process.execPath, [join(ROOT, "packages/core/dist/manifest-bin.js")], place);
  await run("npm", ["publish", "--loglevel", "error"], place);
}
