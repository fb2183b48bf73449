import { realpathSync } from "node:fs";
import { entryFile } from "../discovery/import-entry.ts";
import { checkAgreement, unusable } from "../discovery/load-class.ts";
import { parseManifest } from "../discovery/manifest.ts";
import type { FoundIntegration } from "../discovery/read-package.ts";
import { PeregrineError } from "../errors.ts";
import type { OpenedIntegration } from "../peregrine/opened-integration.ts";
import type { Runtime } from "../runtime.ts";
import { containedIntegration } from "./contained-integration.ts";
import { ContainedProcess, type Patience } from "./contained-process.ts";
import { grantedFolders } from "./granted-folders.ts";
import { HostSide } from "./host-side.ts";
import type { OpenOrder } from "./serve.ts";

/** Time the package's module has to load, in milliseconds; the process has more. */
const LOADING_MS = 10_000;

/** What of a package it takes to run it. */
export type Runnable = Pick<FoundIntegration, "manifest" | "packageName" | "version" | "dir" | "main">;

/**
 * Runs a package's code in a process of its own that may read that package's files and nothing else, and reaches the
 * network only through the runtime's `fetch`.
 *
 * @throws PeregrineError `incompatible` that names the package and what is wrong with it
 */
export async function openContained(
  found: Runnable,
  runtime: Runtime,
  limits?: Partial<Patience>,
): Promise<OpenedIntegration> {
  let process: ContainedProcess | undefined;
  try {
    const readable = grantedFolders(realpathSync.native(found.dir));
    const order: OpenOrder = { file: entryFile(found), timeoutMs: LOADING_MS, ...baseUrlIn(runtime) };
    const host = new HostSide(found.manifest, runtime);
    process = new ContainedProcess({
      packageName: found.packageName,
      readable,
      handlers: host.handlers,
      limits,
    });
    checkAgreement(parseManifest(await process.load(order)), found.manifest);
    return containedIntegration(process, host);
  } catch (error) {
    await process?.close();
    if (PeregrineError.is(error)) throw error;
    throw unusable(found, error);
  }
}

function baseUrlIn({ baseUrl }: Runtime): { baseUrl?: string } {
  return baseUrl === undefined ? {} : { baseUrl };
}
