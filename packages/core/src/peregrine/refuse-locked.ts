import { UserProfile } from "../config/user-profile.ts";
import type { FoundIntegration } from "../discovery/discover.ts";
import { PeregrineError } from "../errors.ts";
import { reaches } from "../tier.ts";
import type { PeregrineContext } from "./context.ts";

/**
 * Stops here when the user's tier is below the one the integration needs.
 *
 * @throws PeregrineError `permission`
 */
export async function refuseLocked({ home }: PeregrineContext, { label, tier: needed }: FoundIntegration): Promise<void> {
  const { tier } = await UserProfile.load(home.configDir);
  if (reaches(tier, needed)) return;
  throw new PeregrineError("permission", `${label} needs the ${needed} tier, and yours is ${tier}`, {
    hint: `Upgrade to ${needed} or above, then set "tier: ${needed}" in config/user.yaml. "peregrine tier" shows what your tier opens.`,
  });
}
