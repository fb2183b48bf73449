import { UserProfile } from "../config/user-profile.ts";
import { PeregrineError } from "../errors.ts";
import type { PeregrineContext } from "./context.ts";

/**
 * Stops here while the pipeline's own switch (`master_off` in `config/user.yaml`) forbids pushing over the network.
 *
 * @throws PeregrineError `permission`
 */
export async function refusePushes({ home }: PeregrineContext): Promise<void> {
  const { masterOff } = await UserProfile.read(home.configDir);
  if (!masterOff) return;
  throw new PeregrineError("permission", "Nothing is pushed: master_off is set in config/user.yaml", {
    hint: "Set master_off to false there. A dry run works meanwhile.",
  });
}
