import { configPath, isConfigured } from "../config/config-path.ts";
import { HomeConfig } from "../config/home-config.ts";
import { UserProfile } from "../config/user-profile.ts";
import { readChecks } from "../sync/checks.ts";
import type { IntegrationDetails } from "./api.ts";
import type { PeregrineContext } from "./context.ts";
import { findIntegration } from "./find-integration.ts";
import { storedValues } from "./stored-values.ts";
import { summaryOf } from "./summary.ts";

/**
 * One integration with its form, and of its stored values those that are no secret.
 *
 * @throws PeregrineError `not_found` with the command that installs it
 */
export async function describeUseCase(context: PeregrineContext, name: string): Promise<IntegrationDetails> {
  const { home } = context;
  const found = await findIntegration(context, name);
  const { fields } = found.manifest;
  const configDir = new HomeConfig(home.configDirs).dirOf(name);
  const stored = await storedValues(context, name);
  const set = fields.filter(({ key }) => stored[key] !== undefined && stored[key] !== "");
  const lastCheck = readChecks(home.stateDir)[name];
  return {
    ...summaryOf(found, await UserProfile.read(home.configDir), isConfigured(name, configDir)),
    fields,
    values: Object.fromEntries(
      set.filter(({ type }) => type !== "password").map(({ key }) => [key, stored[key]]),
    ),
    secretsSet: set.filter(({ type }) => type === "password").map(({ key }) => key),
    path: configPath(name, configDir),
    ...(lastCheck ? { lastCheck } : {}),
  };
}
