import { isDeepStrictEqual } from "node:util";
import { isOfficial, PeregrineError } from "@peregrine/core/host";
import type { Found, Stoppable } from "../api.ts";
import type { InstallerContext } from "../installer-context.ts";
import type { JsonMap } from "../json-map.ts";
import { checkDigest, readArchive, type Archive } from "../package/archive.ts";
import { misfitOf, newestFitting } from "../package/misfit.ts";
import { chooseVersion } from "../registry/choose-version.ts";
import { readPackument, type PackageVersion, type Packument } from "../registry/packument.ts";
import type { Registry } from "../registry/registry.ts";
import { weeklyDownloads } from "../trust/downloads.ts";
import { findProvenance } from "../trust/find-provenance.ts";
import { trustFacts } from "../trust/gather-facts.ts";
import type { TrustFacts } from "../trust/trust-facts.ts";

/** What of a package.json decides what is installed and run: the archive's must be what the registry shows. */
const TOLD_TWICE = ["name", "version", "dependencies", "peerDependencies", "peregrine"] as const;

/**
 * Looks into a package of a registry: whether it fits, then what is in its archive, and who made it. Writes nothing.
 *
 * @throws PeregrineError `not_found`; `incompatible` when its archive or its provenance is false
 */
export async function registryOffer(
  context: InstallerContext,
  packageName: string,
  wanted: string | undefined,
  { signal }: Stoppable = {},
): Promise<Extract<Found, { kind: "offer" | "misfit" }>> {
  const registry = await context.registry();
  const packument = await readPackument(registry, packageName, signal);
  const chosen = chooseVersion(packument, wanted);
  const { version } = chosen;
  const reason = misfitOf(chosen.packageJson, context.host);
  if (reason !== undefined) {
    const fits = newestFitting(packument, context.host);
    return {
      kind: "misfit",
      misfit: { packageName, version, reason, ...(fits === undefined ? {} : { fits }) },
    };
  }
  const { archive, facts } = await lookInto(context, registry, packument, chosen, signal);
  const target = `${packageName}@${version}`;
  const { integrity } = chosen;
  return {
    kind: "offer",
    offer: {
      packageName,
      version,
      manifest: archive.manifest,
      source: "registry",
      target,
      ...(integrity === undefined ? {} : { integrity }),
      facts,
      needsConsent: !isOfficial(packageName),
    },
  };
}

/** Reads a version's archive, and gathers what is known about it. */
export async function lookInto(
  context: InstallerContext,
  registry: Registry,
  packument: Packument,
  chosen: PackageVersion,
  signal?: AbortSignal,
): Promise<{ archive: Archive; facts: TrustFacts }> {
  const { packageName } = chosen;
  const { trustRoot, downloadCounters } = context;
  const [archive, provenance, downloads] = await Promise.all([
    fetchArchive(registry, chosen, signal),
    findProvenance(registry, trustRoot, chosen, signal),
    weeklyDownloads(registry, packageName, downloadCounters, signal),
  ]);
  if (provenance.state === "false") {
    throw refused(chosen, `its provenance is false: ${provenance.reason}`);
  }
  const found = { registry: registry.of(packageName), provenance, weeklyDownloads: downloads };
  return { archive, facts: trustFacts(packument, chosen, archive, found) };
}

async function fetchArchive(
  registry: Registry,
  chosen: PackageVersion,
  signal: AbortSignal | undefined,
): Promise<Archive> {
  const { packageName, tarball, packageJson } = chosen;
  const bytes = await registry.tarball(tarball, packageName, signal);
  checkDigest(bytes, packageName, chosen);
  const archive = await readArchive(bytes, packageName);
  const lie = TOLD_TWICE.find((key) => !same(archive.packageJson, packageJson, key));
  if (lie !== undefined) {
    throw refused(chosen, `the registry shows another "${lie}" than is in its archive`);
  }
  return archive;
}

/** An empty list and none are the same. */
function same(one: JsonMap, other: JsonMap, key: string): boolean {
  return isDeepStrictEqual(one[key] ?? {}, other[key] ?? {});
}

function refused({ packageName, version }: PackageVersion, reason: string): PeregrineError {
  return new PeregrineError("incompatible", `${packageName} ${version} is refused: ${reason}`, {
    hint: "Do not install it; tell whoever runs the registry, and the package's author.",
  });
}
