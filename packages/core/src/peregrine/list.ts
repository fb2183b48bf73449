import { listConfigured } from "../config/list-configured.ts";
import { UserProfile } from "../config/user-profile.ts";
import type { Listing } from "./api.ts";
import type { PeregrineContext } from "./context.ts";
import { summaryOf } from "./summary.ts";

/** What is installed, configured and locked. Reads manifests and directory listings, and runs no plugin code. */
export async function listUseCase({ home, discover }: PeregrineContext): Promise<Listing> {
  const { found, problems } = await discover();
  const profile = await UserProfile.read(home.configDir);
  const connected = new Set(home.configDirs.flatMap(listConfigured));
  const installed = new Set(found.map(({ manifest }) => manifest.name));
  return {
    integrations: found.map((one) => summaryOf(one, profile, connected.has(one.manifest.name))),
    problems,
    orphans: [...connected].filter((name) => !installed.has(name)).sort(),
  };
}
