import { checkCompatibility, isIntegrationPackage } from "@peregrine/core/host";
import semver from "semver";
import { mapIn, textIn, type JsonMap } from "../json-map.ts";
import type { Packument } from "../registry/packument.ts";
import { HOST, type Host } from "./host.ts";

const KEYWORD = "peregrine-integration";

/**
 * Why a package of this package.json could not be used here, by what it says of itself.
 *
 * @returns a reason that follows the package's name and names both versions; undefined when it fits
 */
export function misfitOf(packageJson: JsonMap, host: Host = HOST): string | undefined {
  const name = textIn(packageJson, "name") ?? "";
  if (!isIntegrationPackage(name)) return `its name, "${name}", is none an integration can have`;
  const { keywords } = packageJson;
  if (!Array.isArray(keywords) || !keywords.includes(KEYWORD))
    return `its package.json lacks the keyword "${KEYWORD}", so it would not be found`;
  return nodeMisfit(packageJson, host) ?? coreMisfit(packageJson, host);
}

/** The newest version that fits, if there is one; no pre-release, and none its author has withdrawn. */
export function newestFitting({ versions }: Packument, host: Host = HOST): string | undefined {
  return versions.find(
    ({ version, deprecated, packageJson }) =>
      semver.prerelease(version) === null &&
      deprecated === undefined &&
      misfitOf(packageJson, host) === undefined,
  )?.version;
}

function nodeMisfit(packageJson: JsonMap, { node }: Host): string | undefined {
  const range = textIn(mapIn(packageJson, "engines"), "node");
  if (range === undefined || semver.validRange(range) === null || semver.satisfies(node, range))
    return undefined;
  return `it needs Node.js ${range}, and this is ${node}`;
}

function coreMisfit(packageJson: JsonMap, { core }: Host): string | undefined {
  try {
    checkCompatibility(packageJson, core);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
