import { lstatSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { writeAtomically } from "../config/write-atomically.ts";
import { PeregrineError } from "../errors.ts";
import { codeOf } from "./disk.ts";
import { isMap } from "./json-file.ts";
import { changesBetween, packageFiles, type PackageFiles } from "./package-files.ts";
import type { FoundIntegration } from "./read-package.ts";

/** What of an installed package integrity is about. */
export type Installed = Pick<FoundIntegration, "packageName" | "version" | "dir">;

/** What was installed: written beside the ledger, where no package has anything to write. */
interface IntegrityRecord {
  version: string;
  files: PackageFiles;
}

/** As many changes as a message names. */
const NAMED = 3;

/** Keeps what a package's files are now, to be compared when it is loaded. A package that is only linked is not kept. */
export async function recordIntegrity(
  stateDir: string,
  { packageName, version, dir }: Installed,
): Promise<void> {
  if (isLink(dir)) return forgetIntegrity(stateDir, packageName);
  const record: IntegrityRecord = { version, files: packageFiles(dir) };
  mkdirSync(join(stateDir, "integrity"), { recursive: true, mode: 0o700 });
  await writeAtomically(pathOf(stateDir, packageName), JSON.stringify(record), 0o600);
}

/** Drops what was kept of a package: it is gone, or it may change from now on. */
export function forgetIntegrity(stateDir: string, packageName: string): void {
  rmSync(pathOf(stateDir, packageName), { force: true });
}

/**
 * Compares a package with what was kept of it. One that was never kept, is of another version (a plain `npm update`), or
 * is linked, is not compared.
 *
 * @throws PeregrineError `incompatible` that names what is not as it was installed
 */
export function checkIntegrity(stateDir: string, { packageName, version, dir }: Installed): void {
  const path = pathOf(stateDir, packageName);
  const record = readRecord(path);
  if (record?.version !== version || isLink(dir)) return;
  const changes = changesBetween(record.files, packageFiles(dir));
  if (changes.length === 0) return;
  const more = changes.length > NAMED ? ` and ${changes.length - NAMED} more` : "";
  throw new PeregrineError(
    "incompatible",
    `${packageName} ${version} is not as it was installed: ${changes.slice(0, NAMED).join(", ")}${more}`,
    {
      hint: `Install it anew: peregrine add ${packageName}@${version}. If the change is your own, remove ${path}`,
    },
  );
}

function readRecord(path: string): IntegrityRecord | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(path, "utf8"));
    return isRecord(value) ? value : undefined;
  } catch (error) {
    if (codeOf(error) === "ENOENT" || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isRecord(value: unknown): value is IntegrityRecord {
  return isMap(value) && typeof value.version === "string" && isMap(value.files);
}

function isLink(dir: string): boolean {
  return lstatSync(dir, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

/** `@scope/name` in one file name, as pnpm writes it. */
function pathOf(stateDir: string, packageName: string): string {
  return join(stateDir, "integrity", `${packageName.replaceAll("/", "+")}.json`);
}
