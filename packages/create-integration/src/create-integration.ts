import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { PeregrineError } from "@peregrine/core/host";
import { alignTables } from "./align-tables.ts";
import type { Choices } from "./choices.ts";
import { fill } from "./fill.ts";

/** The template by path in the package: as built, or as made from the exemplar. */
export type Template = ReadonlyMap<string, string>;

/**
 * Makes the package in a folder that is empty or not there yet: whole, or not at all.
 *
 * @throws PeregrineError `conflict` when something is in the folder
 */
export function createIntegration(template: Template, choices: Choices, folder: string, year: number): void {
  refuseUsed(folder);
  mkdirSync(dirname(folder), { recursive: true });
  const draft = mkdtempSync(join(dirname(folder), `.${basename(folder)}-`));
  try {
    for (const [path, text] of template)
      write(join(draft, fill(path, choices, year)), content(path, text, choices, year));
    // Only an empty folder can be removed: what came into it in the meantime stays.
    if (entriesOf(folder) !== undefined) rmdirSync(folder);
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  }
}

/** @throws PeregrineError `conflict` when something is in the folder */
export function refuseUsed(folder: string): void {
  const there = entriesOf(folder);
  if (there === undefined || there.length === 0) return;
  throw new PeregrineError("conflict", `${folder} is not empty, so nothing was written`, {
    hint: "Choose another folder with --dir.",
  });
}

function content(path: string, text: string, choices: Choices, year: number): string {
  const filled = fill(text, choices, year);
  if (path.endsWith(".md")) return alignTables(filled);
  if (path !== "package.json") return filled;
  const { repository, ...json } = JSON.parse(filled);
  const { name, version, description, keywords, license, author, ...rest } = json;
  const head = { name, version, description, keywords, license, author };
  return `${JSON.stringify({ ...head, ...(choices.repository === "" ? {} : { repository }), ...rest }, null, 2)}\n`;
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function entriesOf(folder: string): string[] | undefined {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (Object(error).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Reads the template that was built beside the command. One file: what checks a package takes files for its own. */
export function readTemplate(file: string): Template {
  return new Map(Object.entries<string>(JSON.parse(readFileSync(file, "utf8"))));
}
