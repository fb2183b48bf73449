import { forgetIntegrity } from "@peregrine/core/host";
import type { Removed, Working } from "../api.ts";
import { changeHome } from "../home/change-home.ts";
import { refuseOtherManager } from "../home/manager.ts";
import { writeNote } from "../home/package-notes.ts";
import type { InstallerContext } from "../installer-context.ts";
import { installedInHome } from "./installed-in-home.ts";

/** Uninstalls, and forgets the connection if told to. See `Installer.remove`. */
export async function removeUseCase(
  context: InstallerContext,
  wanted: string,
  { forget = false, signal, onStep }: Working & { forget?: boolean } = {},
): Promise<Removed> {
  const { home } = context.core;
  const { packageName, version, manifest } = await installedInHome(context, wanted);
  refuseOtherManager(home.dir, { action: "remove", what: packageName });
  onStep?.({ doing: "removing", packageName });
  await changeHome(context.changes, { action: "remove", packageName }, (npm) =>
    npm(["uninstall", packageName, "--save"], signal),
  );
  forgetIntegrity(home.stateDir, packageName);
  await writeNote(home, packageName);
  const { name } = manifest;
  const { removed, forgotten } = forget
    ? await context.peregrine.disconnect(name, { forget: true })
    : { removed: false, forgotten: 0 };
  return { name, packageName, version, disconnected: removed, forgotten };
}
