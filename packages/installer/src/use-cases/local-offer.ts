import { hash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { PeregrineError, readPackage, systemDisk } from "@peregrine/core/host";
import type { Found } from "../api.ts";
import type { InstallerContext } from "../installer-context.ts";
import { textIn } from "../json-map.ts";
import { readArchive } from "../package/archive.ts";
import { misfitOf } from "../package/misfit.ts";

type Local = Extract<Found, { kind: "offer" | "misfit" }>;

/**
 * Looks into a package's folder, which must be built.
 *
 * @throws PeregrineError `incompatible` when it is no integration, or cannot be used
 */
export function folderOffer({ host }: InstallerContext, path: string): Local {
  const found = inFolder(path, () => readPackage({ dir: path }, systemDisk, host.core));
  if (found === undefined) throw unusable(path, 'its package.json lacks the keyword "peregrine-integration"');
  const { packageName, version, manifest } = found;
  const offer = {
    packageName,
    version,
    manifest,
    source: "folder",
    target: path,
    needsConsent: false,
  } as const;
  return { kind: "offer", offer };
}

/**
 * Looks into a package's archive on this machine.
 *
 * @throws PeregrineError `incompatible` when it is broken or no integration
 */
export async function archiveOffer({ host }: InstallerContext, path: string): Promise<Local> {
  const bytes = await readFile(path);
  const { packageJson, manifest } = await readArchive(bytes, path);
  const [packageName, version] = [textIn(packageJson, "name"), textIn(packageJson, "version")];
  if (packageName === undefined || version === undefined)
    throw unusable(path, "its package.json has no name or no version");
  const reason = misfitOf(packageJson, host);
  if (reason !== undefined) return { kind: "misfit", misfit: { packageName, version, reason } };
  const integrity = `sha512-${hash("sha512", bytes, "base64")}`;
  const offer = { packageName, version, manifest, source: "archive", target: path, integrity } as const;
  return { kind: "offer", offer: { ...offer, needsConsent: false } };
}

function inFolder<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw unusable(path, error instanceof Error ? error.message : String(error));
  }
}

function unusable(path: string, reason: string): PeregrineError {
  return new PeregrineError("incompatible", `${path} cannot be used: ${reason}`, {
    hint: "Build the package, then try again.",
  });
}
