import { UserProfile } from "../config/user-profile.ts";
import { isTier, reaches } from "../tier.ts";
import type { TierReport } from "./api.ts";
import type { PeregrineContext } from "./context.ts";

/** The user's tier, where it is set, and which of the installed integrations it opens. */
export async function tierUseCase({ home, discover }: PeregrineContext): Promise<TierReport> {
  const { tier, tierSource } = await UserProfile.read(home.configDir);
  const { found } = await discover();
  return {
    tier,
    source: tierSource === "tier" ? "config/user.yaml: tier" : tierSource,
    known: isTier(tier),
    integrations: found.map(({ manifest: { name, label, tier: needs } }) => ({
      name,
      label,
      needs,
      open: reaches(tier, needs),
    })),
  };
}
