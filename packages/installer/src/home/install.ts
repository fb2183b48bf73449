import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import {
  PeregrineError,
  readPackage,
  systemDisk,
  type FoundIntegration,
  type Home,
} from "@peregrine/core/host";
import type { Offer } from "../api.ts";
import { mapIn, textIn } from "../json-map.ts";
import { npmFailure } from "../npm/npm-failure.ts";
import type { Npm } from "./change.ts";
import { ensurePackageJson } from "./package-json.ts";

const ACCOUNT = "node_modules/.package-lock.json";

/**
 * Installs what was looked into, and sees that it is what has arrived.
 *
 * @throws PeregrineError npm's failure; `incompatible` when something else was installed
 */
export async function install(
  home: Home,
  npm: Npm,
  offer: Offer,
  signal?: AbortSignal,
): Promise<FoundIntegration> {
  await ensurePackageJson(home.dir);
  if (offer.installed === offer.version) takeAway(home, offer.packageName);
  await npm(["install", offer.target, "--save"], signal);
  return checkInstalled(home, offer);
}

/** npm leaves a version that is there as it is, changed files and all; what is gone it brings anew. */
function takeAway({ dir }: Home, packageName: string): void {
  rmSync(join(dir, "node_modules", packageName), { recursive: true, force: true });
  rmSync(join(dir, ACCOUNT), { force: true });
}

function checkInstalled({ dir: homeDir }: Home, offer: Offer): FoundIntegration {
  const { packageName, version, manifest, integrity } = offer;
  const dir = join(homeDir, "node_modules", packageName);
  const arrived = integrityIn(homeDir, packageName);
  if (integrity !== undefined && arrived !== undefined && arrived !== integrity)
    throw npmFailure("EINTEGRITY", packageName);
  const found = readIt(dir, packageName);
  if (found.version === version && isDeepStrictEqual(found.manifest, manifest)) return found;
  throw unusable(packageName, "another package arrived than was looked into");
}

function readIt(dir: string, packageName: string): FoundIntegration {
  let reason = "it is no integration";
  try {
    const found = readPackage({ dir, packageName }, systemDisk);
    if (found) return found;
  } catch (error) {
    reason = error instanceof Error ? error.message : String(error);
  }
  throw unusable(packageName, reason);
}

/** The digest that npm has checked. */
function integrityIn(homeDir: string, packageName: string): string | undefined {
  try {
    const account: unknown = JSON.parse(readFileSync(join(homeDir, ACCOUNT), "utf8"));
    return textIn(mapIn(mapIn(account, "packages"), `node_modules/${packageName}`), "integrity");
  } catch {
    return undefined;
  }
}

function unusable(packageName: string, reason: string): PeregrineError {
  return new PeregrineError("incompatible", `${packageName} cannot be used: ${reason}`, {
    hint: "Try again; if it stays so, tell its author.",
  });
}
