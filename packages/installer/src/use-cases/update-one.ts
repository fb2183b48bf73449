import { FAILURES, type Failure, type FoundIntegration } from "@peregrine/core/host";
import semver from "semver";
import type { Offer, UpdateResult, Working } from "../api.ts";
import { checkApart } from "../check/check-apart.ts";
import type { CheckOutcome } from "../check/check-request.ts";
import { changeHome } from "../home/change-home.ts";
import { install } from "../home/install.ts";
import { refuseOtherManager } from "../home/manager.ts";
import { otherSource } from "../home/other-source.ts";
import { readNote, writeNote } from "../home/package-notes.ts";
import type { InstallerContext } from "../installer-context.ts";
import { remember } from "./add.ts";
import { changedTrust } from "./changed-trust.ts";
import { registryOffer } from "./registry-offer.ts";

export interface UpdateOptions extends Working {
  trusted?: boolean;
  /** A version that did not work before is tried again only when its integration is named. */
  named: boolean;
}

type Ended = Omit<UpdateResult, "name" | "packageName" | "before">;

/** Updates one integration, checks it where it matters, and takes it back when it fails there. */
export async function updateOne(
  context: InstallerContext,
  found: FoundIntegration,
  options: UpdateOptions,
): Promise<UpdateResult> {
  const { packageName, version: before, manifest } = found;
  const source = otherSource(context.core.home.dir, packageName);
  if (source !== undefined)
    return {
      name: manifest.name,
      packageName,
      before,
      state: "held",
      reason: `it was installed from ${source}`,
    };
  options.onStep?.({ doing: "looking up", packageName });
  const looked = await registryOffer(context, packageName, undefined, options);
  const ended =
    looked.kind === "misfit"
      ? await misfitting(context, found, looked.misfit, options)
      : await toOffer(context, found, looked.offer, options);
  return { name: manifest.name, packageName, before, ...ended };
}

/** The newest does not fit; one between may. */
async function misfitting(
  context: InstallerContext,
  found: FoundIntegration,
  { version: newest, reason, fits }: { version: string; reason: string; fits?: string },
  options: UpdateOptions,
): Promise<Ended> {
  const held: Ended = { state: "held", newest, reason };
  if (!semver.gt(newest, found.version)) return { state: "current", newest: found.version };
  if (fits === undefined || !semver.gt(fits, found.version)) return held;
  const looked = await registryOffer(context, found.packageName, fits, options);
  return looked.kind === "offer" ? toOffer(context, found, looked.offer, options) : held;
}

async function toOffer(
  context: InstallerContext,
  found: FoundIntegration,
  offer: Offer,
  options: UpdateOptions,
): Promise<Ended> {
  const { version: newest, packageName } = offer;
  if (!semver.gt(newest, found.version)) return { state: "current", newest };
  const { trust, skipped } = readNote(context.core.home, packageName);
  if (skipped?.version === newest && !options.named)
    return { state: "skipped", newest, reason: skipped.reason };
  const doubt = offer.facts && changedTrust(trust, offer.facts);
  if (doubt !== undefined && !options.trusted)
    return { state: "held", newest, reason: doubt, needsConsent: true };
  refuseOtherManager(context.core.home.dir, { action: "add", what: offer.target });
  return replace(context, found, offer, options);
}

/** Thrown to have the change taken back. */
class Worse extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

async function replace(
  context: InstallerContext,
  { manifest: { name } }: FoundIntegration,
  offer: Offer,
  { signal, onStep }: UpdateOptions,
): Promise<Ended> {
  const { packageName, version: newest } = offer;
  const { home } = context.core;
  let old: CheckOutcome | undefined;
  try {
    const { installed, outcome } = await changeHome(
      context.changes,
      { action: "update", packageName },
      async (npm) => {
        onStep?.({ doing: "testing", packageName });
        old = await checkApart(context, name, signal);
        onStep?.({ doing: "installing", packageName });
        const installed = await install(home, npm, offer, signal);
        onStep?.({ doing: "testing", packageName });
        const outcome = await checkApart(context, name, signal);
        signal?.throwIfAborted();
        if (old.ok && !outcome.ok) throw new Worse(outcome.failure);
        return { installed, outcome };
      },
    );
    await remember(context, installed, offer);
    return outcome.ok
      ? { state: "updated", newest, tested: outcome.tested }
      : {
          state: "updated",
          newest,
          tested: true,
          reason: "the test fails, as it did before",
          failure: outcome.failure,
        };
  } catch (error) {
    if (!(error instanceof Worse)) throw error;
    return rolledBack(context, offer, error.failure);
  }
}

/** Remembers a version that failed, unless the failure was nobody's fault and may be over tomorrow. */
async function rolledBack(
  { core: { home } }: InstallerContext,
  { packageName, version: newest }: Offer,
  failure: Failure,
): Promise<Ended> {
  const reason = failure.message;
  if (!FAILURES[failure.code].retryable)
    await writeNote(home, packageName, {
      ...readNote(home, packageName),
      skipped: { version: newest, reason },
    });
  return { state: "rolled_back", newest, reason, failure };
}
