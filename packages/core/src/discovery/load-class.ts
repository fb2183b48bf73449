import { isDeepStrictEqual } from "node:util";
import { PeregrineError } from "../errors.ts";
import { importEntry } from "./import-entry.ts";
import { integrationIn, type IntegrationClass } from "./integration-class.ts";
import { manifestOf } from "./manifest-of.ts";
import type { Manifest } from "./manifest.ts";
import { Fault, toFault } from "./problem.ts";
import type { FoundIntegration } from "./read-package.ts";

export type { IntegrationClass } from "./integration-class.ts";

/** What decides which file a connection is kept in, who may use it and what is asked. */
const AGREED = ["name", "label", "tier", "fields"] as const;

/**
 * Runs a found package's code and answers its class, if that is what the manifest said.
 *
 * @throws PeregrineError `incompatible` that names the package and what is wrong with it; the module's own error is its cause
 */
export async function loadClass(
  found: FoundIntegration,
  { timeoutMs = 10_000 }: { timeoutMs?: number } = {},
): Promise<IntegrationClass> {
  try {
    const Class = integrationIn(await importEntry(found, timeoutMs));
    checkAgreement(manifestOf(Class), found.manifest);
    return Class;
  } catch (error) {
    throw unusable(found, error);
  }
}

/** A fault of a package that was to be run, as the failure that a person sees. */
export function unusable(
  { packageName, version }: Pick<FoundIntegration, "packageName" | "version">,
  error: unknown,
): PeregrineError {
  const { message, hint, cause } = toFault(error);
  return new PeregrineError("incompatible", `${packageName} ${version} cannot be used: ${message}`, {
    hint: hint ?? `Update or reinstall ${packageName}; if that does not help, tell its author.`,
    ...(cause === undefined ? {} : { cause }),
  });
}

/** @throws Fault when a class is not what its package's manifest says */
export function checkAgreement(actual: Manifest, promised: Manifest): void {
  const wrong = AGREED.filter((key) => !isDeepStrictEqual(actual[key], promised[key]));
  if (wrong.length === 0) return;
  throw new Fault(
    "broken",
    `its class disagrees with its manifest about ${wrong.map((key) => differenceIn(key, actual, promised)).join(", ")}`,
    "Reinstall the package; if you wrote it, build it again.",
  );
}

function differenceIn(key: (typeof AGREED)[number], actual: Manifest, promised: Manifest): string {
  return key === "fields" ? key : `${key} ("${actual[key]}" against "${promised[key]}")`;
}
