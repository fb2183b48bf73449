import { PeregrineError, recordIntegrity, type FoundIntegration } from "@peregrine/core/host";
import type { Added, Offer, Working } from "../api.ts";
import { changeHome } from "../home/change-home.ts";
import { install } from "../home/install.ts";
import { refuseOtherManager } from "../home/manager.ts";
import { writeNote } from "../home/package-notes.ts";
import type { InstallerContext } from "../installer-context.ts";

/** Installs what was found, all or nothing. See `Installer.add`. */
export async function addUseCase(
  context: InstallerContext,
  offer: Offer,
  { trusted = false, signal, onStep }: Working & { trusted?: boolean } = {},
): Promise<Added> {
  const { home } = context.core;
  const { packageName, version, manifest, installed } = offer;
  if (offer.needsConsent && !trusted) throw needsConsent(offer);
  refuseOtherManager(home.dir, { action: "add", what: offer.target });
  onStep?.({ doing: "installing", packageName });
  const found = await changeHome(context.changes, { action: "add", packageName }, (npm) =>
    install(home, npm, offer, signal),
  );
  await remember(context, found, offer);
  const { integrations } = await context.peregrine.list();
  return {
    name: manifest.name,
    label: manifest.label,
    packageName,
    version,
    ...(installed === undefined ? {} : { before: installed }),
    configured: integrations.find(({ name }) => name === manifest.name)?.configured ?? false,
  };
}

/** Keeps what was installed: its files, and what was known about it. */
export async function remember(
  { core: { home, clock } }: InstallerContext,
  found: FoundIntegration,
  { version, facts }: Offer,
): Promise<void> {
  await recordIntegrity(home.stateDir, found);
  const publisher = facts?.publisher;
  const trust = {
    version,
    installedAt: new Date(clock.now()).toISOString(),
    ...(publisher === undefined ? {} : { publisher }),
    ...(facts === undefined ? {} : { provenance: facts.provenance }),
  };
  await writeNote(home, found.packageName, { trust });
}

function needsConsent({ packageName }: Offer): PeregrineError {
  return new PeregrineError(
    "permission",
    `${packageName} is a community package, and nobody has said that it is trusted`,
    {
      hint: `Look at it first: peregrine info ${packageName}. Then say so with --yes, or answer the question.`,
    },
  );
}
