import type { Installer } from "./api.ts";
import { recoverHome } from "./home/change-home.ts";
import { createInstallerContext } from "./installer-context.ts";
import type { InstallerOptions } from "./installer-options.ts";
import { addUseCase } from "./use-cases/add.ts";
import { findUseCase } from "./use-cases/find.ts";
import { infoUseCase } from "./use-cases/info.ts";
import { removeUseCase } from "./use-cases/remove.ts";
import { searchUseCase } from "./use-cases/search.ts";
import { updateUseCase } from "./use-cases/update.ts";

/**
 * Everything a shell can do with packages, for one home.
 *
 * @throws PeregrineError `invalid_config` for a home that is missing or no folder, `permission` for one we cannot write
 *
 * @example
 * const installer = createInstaller({ home: "/srv/peregrine" });
 * const found = await installer.find("acme");
 * if (found.kind === "offer") await installer.add(found.offer);
 */
export function createInstaller(options: InstallerOptions = {}): Installer {
  const context = createInstallerContext(options);
  return {
    home: context.core.home,
    search: (words, how) => searchUseCase(context, words, how),
    info: (spec, how) => infoUseCase(context, spec, how),
    find: (spec, how) => findUseCase(context, spec, how),
    add: (offer, how) => addUseCase(context, offer, how),
    update: (names, how) => updateUseCase(context, names, how),
    remove: (name, how) => removeUseCase(context, name, how),
    recover: async () => {
      const left = await recoverHome(context.changes);
      return left && { action: left.action, packageName: left.packageName };
    },
  };
}
