import type { PeregrineContext } from "../context.ts";
import { ok, type Finding } from "./finding.ts";

/** Where the home is and why, and which of several configs and databases count. */
export function lookAtHome({ home }: PeregrineContext): Finding[] {
  return [
    ok("home", `${home.dir} (${home.origin})`),
    ...home.notes.map((message): Finding => ({ level: "note", topic: "home", message })),
  ];
}
