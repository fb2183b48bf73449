import { isDeepStrictEqual } from "node:util";
import type { Manifest } from "@peregrine/core/host";
import { TIERS, type Tier } from "@peregrine/core";
import { compareFields } from "./compare-fields.ts";

/** The kinds of version, the smallest first; `none` where nothing changed. */
export const BUMPS = ["none", "patch", "minor", "major"] as const;
export type Bump = (typeof BUMPS)[number];

/** One thing that changed, and the kind of version it takes. */
export interface ManifestChange {
  bump: Exclude<Bump, "none">;
  /** What changed, for a person: `"the field channel is gone"`. */
  message: string;
}

/** How a manifest differs from an earlier one. */
export interface ManifestComparison {
  /** The smallest kind of version that may hold these changes. */
  bump: Bump;
  /** Every change, those that weigh most first. */
  reasons: ManifestChange[];
}

/**
 * Compares the manifest of a new version with an earlier one: what would break a saved connection takes a major version.
 *
 * @example
 * compareManifests(published, built); // { bump: "major", reasons: [{ bump: "major", message: "the field channel is gone" }] }
 */
export function compareManifests(before: Manifest, after: Manifest): ManifestComparison {
  const reasons = [
    ...compareNames(before, after),
    ...compareTier("its tier", before.tier, after.tier),
    ...compareFields(before.fields, after.fields),
    ...compareFeatures(before.features ?? {}, after.features ?? {}),
    ...compareHosts(before.hosts ?? [], after.hosts ?? []),
    ...compareTexts(before, after),
  ].toSorted((a, b) => BUMPS.indexOf(b.bump) - BUMPS.indexOf(a.bump));
  return { bump: reasons[0]?.bump ?? "none", reasons };
}

function compareNames(before: Manifest, after: Manifest): ManifestChange[] {
  if (before.name === after.name) return [];
  return [{ bump: "major", message: `its name was ${before.name} and is ${after.name}` }];
}

function compareTier(what: string, before: Tier, after: Tier): ManifestChange[] {
  if (before === after) return [];
  const raised = TIERS.indexOf(after) > TIERS.indexOf(before);
  return [{ bump: raised ? "major" : "minor", message: `${what} was ${before} and is ${after}` }];
}

/** A feature that is not named is open to all: a new one may close nothing that was there before. */
function compareFeatures(
  before: Readonly<Record<string, Tier>>,
  after: Readonly<Record<string, Tier>>,
): ManifestChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name): ManifestChange[] => {
    const [old, young] = [before[name], after[name]];
    if (old === undefined) return [{ bump: "minor", message: `the feature ${name} is new` }];
    if (young === undefined) return [{ bump: "minor", message: `the feature ${name} is gone` }];
    return compareTier(`the tier of the feature ${name}`, old, young);
  });
}

function compareHosts(before: readonly string[], after: readonly string[]): ManifestChange[] {
  const came = after.filter((host) => !before.includes(host));
  const went = before.filter((host) => !after.includes(host));
  return [
    ...came.map((host): ManifestChange => ({ bump: "minor", message: `it also talks to ${host}` })),
    ...went.map((host): ManifestChange => ({ bump: "patch", message: `it no longer talks to ${host}` })),
  ];
}

function compareTexts(before: Manifest, after: Manifest): ManifestChange[] {
  const texts = ["label", "summary", "category", "docsUrl", "icon"] as const;
  return texts
    .filter((key) => !isDeepStrictEqual(before[key], after[key]))
    .map((key) => ({ bump: "patch", message: `its ${key} is another` }));
}
