import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileFailure, systemCode } from "../config/file-failure.ts";
import { makePrivateFolder } from "../config/file-modes.ts";
import { writeAtomically } from "../config/write-atomically.ts";
import type { Field } from "../field.ts";
import type { WizardDraft } from "./wizard-state.ts";

const PAGE_LENGTH = 40;

/** The draft that was kept; an empty one when there is none, or it cannot be understood. */
export async function readDraft(stateDir: string): Promise<WizardDraft> {
  const path = pathOf(stateDir);
  try {
    return shaped(JSON.parse(await readFile(path, "utf8")));
  } catch (error) {
    if (error instanceof SyntaxError || systemCode(error) === "ENOENT") return shaped(undefined);
    throw fileFailure(error, path, "read");
  }
}

/** Keeps a draft for its owner alone. */
export async function writeDraft(stateDir: string, draft: WizardDraft): Promise<void> {
  try {
    makePrivateFolder(stateDir);
    await writeFile(join(stateDir, ".gitignore"), "*\n");
  } catch (error) {
    throw fileFailure(error, stateDir, "written");
  }
  await writeAtomically(pathOf(stateDir), `${JSON.stringify(draft)}\n`, 0o600);
}

export async function dropDraft(stateDir: string): Promise<void> {
  await rm(pathOf(stateDir), { force: true });
}

/** The draft without secrets, and without whatever is no installed integration or no field of its form. */
export function withoutSecrets(draft: unknown, forms: ReadonlyMap<string, readonly Field[]>): WizardDraft {
  const { chosen, values, ...rest } = shaped(draft);
  const plain = Object.entries(values).flatMap(([name, typed]) => {
    const fields = forms.get(name)?.filter(({ type }) => type !== "password") ?? [];
    const kept = fields.flatMap(({ key }) => {
      const value = Object.hasOwn(typed, key) ? typed[key] : undefined;
      return value === undefined ? [] : [[key, value] as const];
    });
    return kept.length === 0 ? [] : [[name, Object.fromEntries(kept)] as const];
  });
  return {
    ...rest,
    chosen: [...new Set(chosen.filter((name) => forms.has(name)))],
    values: Object.fromEntries(plain),
  };
}

/** Whatever it is, as a draft: parts of the wrong kind are left out. */
function shaped(value: unknown): WizardDraft {
  const { page, chosen, values } = mapOf(value);
  const typed = Object.entries(mapOf(values)).map(([name, form]) => {
    const plain = Object.entries(mapOf(form)).filter(isTyped);
    return [name, Object.fromEntries(plain)] as const;
  });
  return {
    ...(typeof page === "string" ? { page: page.slice(0, PAGE_LENGTH) } : {}),
    chosen: Array.isArray(chosen) ? chosen.filter((name) => typeof name === "string") : [],
    values: Object.fromEntries(typed),
  };
}

function isTyped(entry: [string, unknown]): entry is [string, string | boolean] {
  return typeof entry[1] === "string" || typeof entry[1] === "boolean";
}

function mapOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function pathOf(stateDir: string): string {
  return join(stateDir, "wizard.json");
}
