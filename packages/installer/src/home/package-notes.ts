import { mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { writeAtomically, type Home } from "@peregrine/core/host";
import type { InstalledTrust } from "../api.ts";
import { isMap } from "../json-map.ts";

/** What is remembered of an installed package. */
export interface PackageNote {
  /** What was known when it was installed: a later version is compared with it. */
  trust?: InstalledTrust;
  /** A version that did not work on the user's own connection. */
  skipped?: { version: string; reason: string };
}

/** What is remembered of a package; nothing of one that npm alone installed. */
export function readNote(home: Home, packageName: string): PackageNote {
  const notes = readNotes(home);
  const note = Object.hasOwn(notes, packageName) ? notes[packageName] : undefined;
  return isMap(note) ? note : {};
}

/** Keeps or, without a note, drops what is remembered. */
export async function writeNote(home: Home, packageName: string, note?: PackageNote): Promise<void> {
  const { [packageName]: _old, ...others } = readNotes(home);
  const notes = note === undefined ? others : { ...others, [packageName]: note };
  mkdirSync(dirname(pathOf(home)), { recursive: true, mode: 0o700 });
  await writeAtomically(pathOf(home), `${JSON.stringify(notes, null, 2)}\n`, 0o600);
}

function readNotes(home: Home): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(readFileSync(pathOf(home), "utf8"));
    return isMap(value) ? value : {};
  } catch {
    return {};
  }
}

function pathOf({ stateDir }: Home): string {
  return join(stateDir, "install", "packages.json");
}
