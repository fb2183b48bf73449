import type { UserProfile } from "../config/user-profile.ts";
import type { FoundIntegration } from "../discovery/discover.ts";
import { reaches } from "../tier.ts";
import type { IntegrationSummary } from "./api.ts";

/** What a listing says of an installed integration. */
export function summaryOf(
  found: FoundIntegration,
  { tier }: UserProfile,
  configured: boolean,
): IntegrationSummary {
  const { manifest, packageName, version, official } = found;
  const { name, label, summary, category = "other", docsUrl } = manifest;
  return {
    name,
    label,
    tier: manifest.tier,
    packageName,
    version,
    official,
    ...(summary === undefined ? {} : { summary }),
    category,
    ...(docsUrl === undefined ? {} : { docsUrl }),
    configured,
    locked: !reaches(tier, manifest.tier),
  };
}
