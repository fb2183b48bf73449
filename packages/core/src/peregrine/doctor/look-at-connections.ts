import { looseModes } from "../../config/file-modes.ts";
import type { ConnectionStatus } from "../api.ts";
import type { PeregrineContext } from "../context.ts";
import { statusUseCase } from "../status.ts";
import type { Finding } from "./finding.ts";

/** How each connection fares, and whether others on this machine can read its secrets. */
export async function lookAtConnections(context: PeregrineContext): Promise<Finding[]> {
  const statuses = await statusUseCase(context);
  const loose = context.home.configDirs.flatMap(looseModes);
  return [...statuses.map(findingOf), ...loose.map(({ path, mode }) => openToOthers(path, mode))];
}

function openToOthers(path: string, mode: number): Finding {
  return {
    level: "warning",
    topic: "secrets",
    message: `Others on this machine can read ${path} (mode ${mode.toString(8)})`,
    hint: `Close it: chmod go= "${path}" (the next save does so, too).`,
  };
}

function findingOf({ name, label, state, reason, lastCheck }: ConnectionStatus): Finding {
  const because = reason ?? lastCheck?.failure?.message ?? "";
  switch (state) {
    case "verified":
      return { level: "ok", topic: name, message: `${label} works, as far as was tested last` };
    case "untested":
      return {
        level: "note",
        topic: name,
        message: `${label} was never tested here`,
        hint: `Test it: peregrine test ${name}`,
      };
    case "failing":
      return {
        level: "error",
        topic: name,
        message: `${label} fails: ${because}`,
        hint: `Put it right: peregrine connect ${name}`,
      };
    case "broken":
      return {
        level: "error",
        topic: name,
        message: `${label} cannot be used: ${because}`,
        hint: `Put it right: peregrine connect ${name}`,
      };
    case "locked":
      return { level: "warning", topic: name, message: `${label} is locked. ${because}` };
    case "missing":
      return { level: "error", topic: name, message: `${label} is connected, but not installed. ${because}` };
  }
}
