import { toFailure, type FoundIntegration } from "@peregrine/core/host";
import type { UpdateResult, Working } from "../api.ts";
import { recoverHome } from "../home/change-home.ts";
import type { InstallerContext } from "../installer-context.ts";
import { installedInHome, isInHome } from "./installed-in-home.ts";
import { updateOne, type UpdateOptions } from "./update-one.ts";

/** Updates some integrations, or all of the home. See `Installer.update`. */
export async function updateUseCase(
  context: InstallerContext,
  names: readonly string[],
  options: Working & { trusted?: boolean } = {},
): Promise<UpdateResult[]> {
  await recoverHome(context.changes);
  const chosen = names.length > 0 ? await named(context, names) : await all(context);
  const results: UpdateResult[] = [];
  for (const found of chosen) {
    if (options.signal?.aborted) break;
    results.push(await updateOrTell(context, found, { ...options, named: names.length > 0 }));
  }
  return results;
}

async function named(context: InstallerContext, names: readonly string[]): Promise<FoundIntegration[]> {
  const found: FoundIntegration[] = [];
  for (const name of names) found.push(await installedInHome(context, name));
  return found;
}

async function all(context: InstallerContext): Promise<FoundIntegration[]> {
  const { found } = await context.core.discover();
  return found.filter((one) => isInHome(context, one));
}

async function updateOrTell(
  context: InstallerContext,
  found: FoundIntegration,
  options: UpdateOptions,
): Promise<UpdateResult> {
  try {
    return await updateOne(context, found, options);
  } catch (error) {
    const { packageName, version: before, manifest } = found;
    return { name: manifest.name, packageName, before, state: "failed", failure: toFailure(error) };
  }
}
