import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const CONFIG = fileURLToPath(new URL("../../../vite.config.ts", import.meta.url));

/** Builds the pages as they are written now to a folder of their own. Answers it. */
export async function buildPages(): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), "peregrine-pages-"));
  await build({ configFile: CONFIG, mode: "production", build: { outDir } });
  return outDir;
}
