import { join } from "node:path";
import { PeregrineError, type FoundIntegration } from "@peregrine/core/host";
import type { InstallerContext } from "../installer-context.ts";

/**
 * The package that is meant by an integration's name or a package's, if it is this home's own.
 *
 * @throws PeregrineError `not_found` when it is not installed; `unsupported` when it is installed elsewhere
 */
export async function installedInHome(context: InstallerContext, wanted: string): Promise<FoundIntegration> {
  const { found } = await context.core.discover();
  const name = wanted.replaceAll("-", "_");
  const one = found.find(({ manifest, packageName }) => packageName === wanted || manifest.name === name);
  if (!one) {
    throw new PeregrineError("not_found", `No integration "${wanted}" is installed`, {
      hint: "See what is: peregrine list",
    });
  }
  if (isInHome(context, one)) return one;
  throw new PeregrineError("unsupported", `${one.packageName} is not of this home: it lies in ${one.dir}`, {
    hint: "Change it where it was installed, with the package manager that did.",
  });
}

/** Only what npm put into the home's own `node_modules` can be changed there. */
export function isInHome({ core }: InstallerContext, { dir, packageName }: FoundIntegration): boolean {
  return dir === join(core.home.dir, "node_modules", packageName);
}
