import { join } from "node:path";
import type { Candidate } from "./candidates.ts";
import { checkCompatibility, type Own } from "./compatibility.ts";
import type { Disk } from "./disk.ts";
import { entryOf } from "./entry.ts";
import { placeInside, realInside } from "./inside.ts";
import { isMap, readJsonMap, type JsonMap } from "./json-file.ts";
import { MANIFEST_LIMIT, parseManifest, type Manifest } from "./manifest.ts";
import { isIntegrationPackage, isOfficial } from "./package-name.ts";
import { Fault } from "./problem.ts";

const PACKAGE_JSON_LIMIT = 1024 * 1024;
const KEYWORD = "peregrine-integration";

/** An installed integration, known without running it. */
export interface FoundIntegration {
  manifest: Manifest;
  packageName: string;
  version: string;
  /** The package's folder, where it was found. */
  dir: string;
  /** The file that holds the class. */
  main: string;
  /** True for packages of the `@peregrine` scope. */
  official: boolean;
}

/** What a package.json says about an integration. */
export interface Declaration extends Omit<FoundIntegration, "manifest"> {
  /** Where the manifest is, or will be when the package is built. */
  manifestPath: string;
}

/**
 * Reads a candidate: package.json, then its manifest. Runs none of its code.
 *
 * @returns undefined when it claims to be no integration
 * @throws Fault that says what is wrong with it
 */
export function readPackage(candidate: Candidate, disk: Disk, own?: Own): FoundIntegration | undefined {
  const declaration = readDeclaration(candidate, disk, own);
  if (!declaration) return undefined;
  const { manifestPath, ...found } = declaration;
  const real = realInside(found.dir, manifestPath, "its manifest", disk);
  return { manifest: parseManifest(readJsonMap(disk, real, MANIFEST_LIMIT, "its manifest")), ...found };
}

/** The first half of {@link readPackage}: all but the manifest, which need not be there yet. */
export function readDeclaration(
  { dir, packageName }: Candidate,
  disk: Disk,
  own?: Own,
): Declaration | undefined {
  const packageJson = readJsonMap(disk, join(dir, "package.json"), PACKAGE_JSON_LIMIT, "its package.json");
  if (!claimsToBeOne(packageJson)) return undefined;
  const identity = identityOf(packageJson, packageName);
  checkCompatibility(packageJson, own);
  return {
    ...identity,
    dir,
    main: placeInside(dir, mainOf(packageJson), "the file it exports"),
    official: isOfficial(identity.packageName),
    manifestPath: placeInside(dir, manifestOf(packageJson), "its manifest"),
  };
}

function claimsToBeOne({ keywords, peregrine }: JsonMap): boolean {
  if (Array.isArray(keywords) && keywords.includes(KEYWORD)) return true;
  if (peregrine === undefined) return false;
  throw new Fault(
    "broken",
    `its package.json has a "peregrine" part but lacks the keyword "${KEYWORD}"`,
    "If you wrote it, add the keyword.",
  );
}

function identityOf({ name, version }: JsonMap, installedAs: string | undefined) {
  if (typeof name !== "string" || name === "") throw new Fault("broken", "its package.json has no name");
  if (!isIntegrationPackage(name)) {
    throw new Fault("broken", "the name in its package.json is none an integration can have", NAMES);
  }
  if (installedAs !== undefined && name !== installedAs) {
    throw new Fault("broken", `its package.json says that it is ${name}`, `Install it under its own name.`);
  }
  if (typeof version !== "string" || !/^\d[\w.+-]{0,63}$/.test(version)) {
    throw new Fault("broken", "its package.json has no version");
  }
  return { packageName: name, version };
}

const NAMES = "Names are @scope/peregrine-integration-… and peregrine-integration-….";

function mainOf(packageJson: JsonMap): string {
  const main = entryOf(packageJson);
  if (main === undefined) throw new Fault("broken", "its package.json exports nothing that can be imported");
  return main;
}

function manifestOf({ peregrine }: JsonMap): string {
  if (isMap(peregrine) && typeof peregrine.manifest === "string" && peregrine.manifest !== "")
    return peregrine.manifest;
  throw new Fault(
    "broken",
    "its package.json names no manifest",
    'If you wrote it, add "peregrine": { "manifest": "./dist/peregrine.json" } and let peregrine-manifest write the file.',
  );
}
