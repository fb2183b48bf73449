import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { systemDisk } from "../discovery/disk.ts";
import type { IntegrationClass } from "../discovery/integration-class.ts";
import { manifestOf } from "../discovery/manifest-of.ts";
import type { OpenedIntegration } from "../peregrine/opened-integration.ts";
import type { Runtime } from "../runtime.ts";
import { openContained } from "./open-contained.ts";

/**
 * Runs the module whose default export a class is as its package would run once it is installed.
 *
 * @param module - its address: `file:///…/src/index.ts`
 * @throws PeregrineError as `openContained` does
 */
export function openModule(
  Integration: IntegrationClass,
  module: URL | string,
  runtime: Runtime,
): Promise<OpenedIntegration> {
  const main = fileURLToPath(module);
  const manifest = manifestOf(Integration);
  const found = { manifest, packageName: manifest.name, version: "", dir: packageOf(main), main };
  return openContained(found, runtime);
}

function packageOf(file: string): string {
  let dir = dirname(file);
  while (!systemDisk.has(join(dir, "package.json")) && dirname(dir) !== dir) dir = dirname(dir);
  return dir;
}
