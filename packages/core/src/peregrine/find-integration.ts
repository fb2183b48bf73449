import { NAME_PATTERN } from "../config/config-path.ts";
import type { FoundIntegration } from "../discovery/discover.ts";
import { PeregrineError } from "../errors.ts";
import type { PeregrineContext } from "./context.ts";

/**
 * The installed integration of this name.
 *
 * @throws PeregrineError `not_found` with the command that installs it; `incompatible` with the reason when a package of
 *   this name is there and cannot be used; `invalid_config` for a word that can be no integration's name
 */
export async function findIntegration(context: PeregrineContext, name: string): Promise<FoundIntegration> {
  if (!NAME_PATTERN.test(name)) {
    throw new PeregrineError("invalid_config", `"${name}" cannot be the name of an integration`, {
      hint: "Names are lower case words joined by underscores, such as google_sheets.",
    });
  }
  const { found, problems } = await context.discover();
  const match = found.find((one) => one.name === name);
  if (match) return match;
  const problem = problems.find((one) => one.name === name || isPackageOf(one.packageName, name));
  if (problem) {
    const hint = problem.hint === undefined ? {} : { hint: problem.hint };
    throw new PeregrineError("incompatible", `${problem.packageName} cannot be used: ${problem.reason}`, hint);
  }
  throw new PeregrineError("not_found", `No integration named "${name}" is installed`, { hint: `Install it: ${installCommand(name)}` });
}

/** The command that installs an integration of ours: `npm install @peregrine/integration-google-sheets`. */
export function installCommand(name: string): string {
  return `npm install @peregrine/integration-${name.replaceAll("_", "-")}`;
}

function isPackageOf(packageName: string, name: string): boolean {
  return packageName.endsWith(`integration-${name.replaceAll("_", "-")}`);
}
