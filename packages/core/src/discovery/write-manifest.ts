import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { systemDisk } from "./disk.ts";
import { importEntry } from "./import-entry.ts";
import { integrationIn } from "./integration-class.ts";
import { manifestOf } from "./manifest-of.ts";
import { Fault } from "./problem.ts";
import { readDeclaration } from "./read-package.ts";

const LOAD_MS = 30_000;

/**
 * Makes the manifest of the built package in `dir` and writes it where package.json says; with `check`, only compares.
 *
 * @returns what was done, one line
 * @throws Fault that says why the package would not work, or how its manifest is stale
 */
export async function writeManifest(
  dir: string,
  { check = false }: { check?: boolean } = {},
): Promise<string> {
  const declaration = readDeclaration({ dir }, systemDisk);
  if (!declaration) throw new Fault("broken", 'its package.json lacks the keyword "peregrine-integration"');
  const { manifestPath } = declaration;
  const manifest = manifestOf(integrationIn(await importEntry(declaration, LOAD_MS)));
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  if (check) return compare(manifestPath, text);
  writeWhole(manifestPath, text);
  return `${manifestPath}: ${manifest.name}, ${manifest.fields.length} field${manifest.fields.length === 1 ? "" : "s"}`;
}

function compare(path: string, wanted: string): string {
  const there = textOrNothing(path);
  if (there === undefined) throw new Fault("broken", "its manifest is not there; build the package");
  if (there === wanted) return `${path} is up to date`;
  throw new Fault("broken", `its manifest is stale; build the package\n${changedLines(there, wanted)}`);
}

function textOrNothing(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

/** The lines between what both texts begin and end with: first those to go, then those to come. */
function changedLines(before: string, after: string): string {
  const [old, young] = [before.split("\n"), after.split("\n")];
  const start = old.findIndex((line, at) => line !== young[at]);
  const from = start === -1 ? old.length : start;
  let end = 0;
  while (end < Math.min(old.length, young.length) - from && old.at(-1 - end) === young.at(-1 - end)) end++;
  const gone = old.slice(from, old.length - end).map((line) => `- ${line}`);
  const come = young.slice(from, young.length - end).map((line) => `+ ${line}`);
  return [...gone, ...come].join("\n");
}

/** A reader sees the old file or the new one, never half of it. */
function writeWhole(path: string, text: string): void {
  const temporary = `${path}.${process.pid}.tmp`;
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
