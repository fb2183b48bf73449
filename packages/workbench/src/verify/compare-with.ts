import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { PeregrineError } from "@peregrine/core/host";
import { diff, lt, valid } from "semver";
import { BUMPS, compareManifests, type Bump } from "../compare-manifests.ts";
import { readManifest } from "./checks/form.ts";
import { pack, sourceOf } from "./pack.ts";
import type { PackedPackage } from "./packed-package.ts";
import type { CheckResult, Verification } from "./verification.ts";

/** Which earlier package to compare with, and where to work. */
interface Against {
  /** A version of the same package in the registry, or a path. */
  against: string;
  cwd: string;
  work: string;
  signal?: AbortSignal | undefined;
}

/** Compares a package's form with that of an earlier version: is its own version big enough for what changed? */
export async function compareWith(
  packed: PackedPackage,
  { against, cwd, work, signal }: Against,
): Promise<{ check: CheckResult; comparison: NonNullable<Verification["comparison"]> }> {
  const into = join(work, "before");
  await mkdir(into);
  const spec = valid(against) ? { spec: `${packed.name}@${against}` } : sourceOf(against, cwd);
  const earlier = await pack(spec, into, signal);
  const comparison = compareManifests(manifestOf(earlier), manifestOf(packed));
  const reasons = comparison.reasons.map(({ bump, message }) => `${bump}: ${message}`);
  const short = `from ${earlier.version} to ${packed.version} is not enough: it takes a ${comparison.bump} version`;
  const big = bigEnough(comparison.bump, earlier.version, packed.version);
  return {
    check: {
      id: "against",
      title: `its version is big enough for what changed since ${earlier.version}`,
      outcome: big ? "passed" : "failed",
      notes: big ? [] : [short, ...reasons],
    },
    comparison: { ...comparison, before: earlier.version, after: packed.version },
  };
}

function manifestOf(packed: PackedPackage) {
  const manifest = readManifest(packed);
  if (!("problem" in manifest)) return manifest;
  throw new PeregrineError(
    "schema",
    `${packed.name} ${packed.version} cannot be compared: ${manifest.problem}`,
  );
}

function bigEnough(needed: Bump, before: string, after: string): boolean {
  return needed === "none" || BUMPS.indexOf(bumpBetween(before, after)) >= BUMPS.indexOf(needed);
}

function bumpBetween(before: string, after: string): Bump {
  if (!valid(before) || !valid(after) || lt(after, before)) return "none";
  const kind = diff(before, after)?.replace("pre", "") ?? "none";
  return BUMPS.find((bump) => bump === kind) ?? "none";
}
