import type { UserProfile } from "../config/user-profile.ts";
import type { FoundIntegration } from "../discovery/discover.ts";
import { PeregrineError } from "../errors.ts";
import { canUse, FEATURES, reaches, type Tier } from "../tier.ts";

/**
 * Stops here when the user's tier is below the one that the integration, or a feature of it, needs.
 *
 * @param feature - one of the features that the manifest may gate: `"acme_sync"`
 * @throws PeregrineError `permission`, naming the tier it takes
 */
export function refuseLocked({ tier }: UserProfile, { manifest }: FoundIntegration, feature?: string): void {
  if (!reaches(tier, manifest.tier)) throw locked(manifest.label, manifest.tier, tier);
  const features = { ...FEATURES, ...manifest.features };
  if (feature === undefined || canUse(tier, feature, features)) return;
  throw locked(`${manifest.label} (${feature})`, features[feature] ?? manifest.tier, tier);
}

function locked(what: string, needed: Tier, tier: string): PeregrineError {
  return new PeregrineError("permission", `${what} needs the ${needed} tier, and yours is ${tier}`, {
    hint: `Upgrade to ${needed} or above. \`peregrine tier\` shows what your tier opens, and where it is set.`,
  });
}
