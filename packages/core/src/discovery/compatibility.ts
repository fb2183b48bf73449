import { API_VERSION } from "../api-version.ts";
import { CORE_VERSION } from "./core-version.ts";
import { isMap, type JsonMap } from "./json-file.ts";
import { Fault } from "./problem.ts";
import { inRange } from "./version-range.ts";

/** The core a package must get along with. */
export interface Own {
  /** Its version: `"1.2.3"`. */
  version: string;
  /** The contract it speaks. */
  apiVersion: number;
}

/** This core. */
export const OWN: Own = { version: CORE_VERSION, apiVersion: API_VERSION };

/**
 * Checks, before any of its code runs, that a package was made for this core.
 *
 * @throws Fault `incompatible` that names both versions
 */
export function checkCompatibility(packageJson: JsonMap, own: Own = OWN): void {
  checkContract(isMap(packageJson.peregrine) ? packageJson.peregrine.apiVersion : undefined, own);
  checkPeer(
    isMap(packageJson.peerDependencies) ? packageJson.peerDependencies["@peregrine/core"] : undefined,
    own,
  );
}

function checkContract(wanted: unknown, own: Own): void {
  if (typeof wanted !== "number" || !Number.isSafeInteger(wanted)) {
    throw new Fault(
      "broken",
      "its package.json does not say which contract it was written for",
      `If you wrote it, add "peregrine": { "apiVersion": ${own.apiVersion} } to its package.json.`,
    );
  }
  if (wanted === own.apiVersion) return;
  throw new Fault(
    "incompatible",
    `it was written for contract ${wanted}, and this Peregrine (core ${own.version}) speaks contract ${own.apiVersion}`,
    wanted > own.apiVersion
      ? "Update Peregrine, or install an older version of the package."
      : "Update the package; if there is no newer version, ask its author for one.",
  );
}

function checkPeer(range: unknown, own: Own): void {
  // A tag, a link or a workspace says nothing about versions: whoever installed it has chosen.
  if (typeof range !== "string" || inRange(own.version, range) !== false) return;
  throw new Fault(
    "incompatible",
    `it needs @peregrine/core ${range.replaceAll(/\s+/g, " ").slice(0, 100)}, and this Peregrine has ${own.version}`,
    "Update Peregrine and the package, or install a version of the package that fits.",
  );
}
