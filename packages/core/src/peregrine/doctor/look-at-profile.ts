import { UserProfile } from "../../config/user-profile.ts";
import type { PeregrineContext } from "../context.ts";
import { ok, type Finding } from "./finding.ts";

const MASTER_OFF: Finding = {
  level: "warning",
  topic: "sync",
  message: "master_off is set in user.yaml: nothing may be sent over the network",
  hint: "Remove it, or set it to false, to sync again.",
};

/** What `user.yaml` says of the tier, and of sending anything at all. */
export async function lookAtProfile({ home }: PeregrineContext): Promise<Finding[]> {
  const { tier, masterOff, problems } = await UserProfile.read(home.configDir);
  const wrong = problems.map((message): Finding => ({
    level: "warning",
    topic: "tier",
    message,
    hint: "Correct it in user.yaml.",
  }));
  return [...(wrong.length > 0 ? wrong : [ok("tier", tier)]), ...(masterOff ? [MASTER_OFF] : [])];
}
