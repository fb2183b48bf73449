import { NAME_PATTERN } from "../config/config-path.ts";
import type { FoundIntegration, Problem } from "../discovery/discover.ts";
import { PeregrineError } from "../errors.ts";
import type { PeregrineContext } from "./context.ts";

/**
 * The installed integration of this name.
 *
 * @throws PeregrineError `not_found` with the command that installs it; `incompatible` with the reason when a package of
 *   this name is there and cannot be used; `invalid_config` for a word that can be no integration's name
 */
export async function findIntegration(context: PeregrineContext, name: string): Promise<FoundIntegration> {
  if (!NAME_PATTERN.test(name)) throw noName(name);
  const { found, problems } = await context.discover();
  const match = found.find(({ manifest }) => manifest.name === name);
  if (match) return match;
  const problem = problems.find((one) => one.name === name);
  throw problem ? unusable(problem) : notInstalled(name);
}

/** The command that finds and installs the package of this name, whoever published it: `peregrine add google_sheets`. */
export function installCommand(name: string): string {
  return `peregrine add ${name}`;
}

function noName(name: string): PeregrineError {
  return new PeregrineError("invalid_config", `"${name}" cannot be the name of an integration`, {
    hint: "Names are lower case words joined by underscores, such as my_tracker.",
  });
}

function unusable({ packageName, path, reason, hint }: Problem): PeregrineError {
  const message = `${packageName ?? path} cannot be used: ${reason}`;
  return new PeregrineError("incompatible", message, hint === undefined ? {} : { hint });
}

function notInstalled(name: string): PeregrineError {
  return new PeregrineError("not_found", `No integration named "${name}" is installed`, {
    hint: `Install it: ${installCommand(name)}`,
  });
}
