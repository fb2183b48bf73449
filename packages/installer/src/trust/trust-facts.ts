import { isOfficial, type Manifest } from "@peregrine/core/host";
import { mapIn, textIn, type JsonMap } from "../json-map.ts";
import type { PackageVersion, Packument } from "../registry/packument.ts";
import type { Provenance } from "./provenance.ts";

/** What a person may want to know before they trust a version of a package. What is not known is left out. */
export interface TrustFacts {
  packageName: string;
  version: string;
  /** True for packages of the `@peregrine` scope. */
  official: boolean;
  /** The registry it comes from. */
  registry: string;
  /** The account that published this version. */
  publisher?: string;
  /** When the package's first version came, ISO 8601. */
  firstPublishedAt?: string;
  /** When this version came, ISO 8601. */
  publishedAt?: string;
  weeklyDownloads?: number;
  provenance: Provenance;
  /** Scripts that npm would run at install, and does not here: `["postinstall"]`. */
  installScripts: string[];
  /** Hosts it says it talks to; undefined when it does not say. */
  hosts?: string[];
  /** How many packages it needs itself. */
  dependencies: number;
  /** The author's own warning. */
  deprecated?: string;
}

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
