import { isOfficial, type Manifest } from "@peregrine/core/host";
import { mapIn, textIn, type JsonMap } from "../json-map.ts";
import type { PackageVersion, Packument } from "../registry/packument.ts";
import type { Provenance } from "./provenance.ts";
import type { TrustFacts } from "./trust-facts.ts";

const INSTALL_SCRIPTS = ["preinstall", "install", "postinstall"];

/** Gathers what was found out elsewhere. */
export function trustFacts(
  { createdAt }: Packument,
  { packageName, version, publisher, publishedAt, deprecated }: PackageVersion,
  { packageJson, manifest }: { packageJson: JsonMap; manifest: Manifest },
  found: { registry: string; provenance: Provenance; weeklyDownloads: number | undefined },
): TrustFacts {
  const { registry, provenance, weeklyDownloads } = found;
  return {
    packageName,
    version,
    official: isOfficial(packageName),
    registry,
    ...(publisher === undefined ? {} : { publisher }),
    ...(createdAt === undefined ? {} : { firstPublishedAt: createdAt }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(weeklyDownloads === undefined ? {} : { weeklyDownloads }),
    provenance,
    installScripts: installScriptsOf(packageJson),
    ...(manifest.hosts === undefined ? {} : { hosts: manifest.hosts }),
    dependencies: Object.keys(mapIn(packageJson, "dependencies")).length,
    ...(deprecated === undefined ? {} : { deprecated }),
  };
}

/** The scripts npm would run when it installs this package. */
export function installScriptsOf(packageJson: JsonMap): string[] {
  const scripts = mapIn(packageJson, "scripts");
  return INSTALL_SCRIPTS.filter((name) => textIn(scripts, name) !== undefined);
}
