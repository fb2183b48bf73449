import type { Problem } from "../../discovery/discover.ts";
import type { PeregrineContext } from "../context.ts";
import { ok, type Finding } from "./finding.ts";

/** What is installed, and each package that cannot be used. */
export async function lookAtIntegrations({ discover }: PeregrineContext): Promise<Finding[]> {
  const { found, problems } = await discover();
  const names = found.map(({ manifest }) => manifest.name).join(", ");
  const none: Finding = {
    level: "note",
    topic: "integrations",
    message: "None is installed",
    hint: "Install one: peregrine add NAME",
  };
  return [found.length > 0 ? ok("integrations", names) : none, ...problems.map(findingOf)];
}

function findingOf({ packageName, path, kind, reason, hint }: Problem): Finding {
  const level = kind === "duplicate" ? "warning" : "error";
  const message = `${packageName ?? path}: ${reason}`;
  return { level, topic: "integrations", message, ...(hint === undefined ? {} : { hint }) };
}
