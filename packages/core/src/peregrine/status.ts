import { checkConfig } from "../check-config.ts";
import { HomeConfig } from "../config/home-config.ts";
import { resolveEnv } from "../config/resolve-env.ts";
import { UserProfile } from "../config/user-profile.ts";
import type { Discovery, FoundIntegration } from "../discovery/discover.ts";
import { toFailure } from "../errors.ts";
import { readChecks, type LastCheck } from "../sync/checks.ts";
import { readConnections } from "../sync/connections.ts";
import { reaches } from "../tier.ts";
import type { ConnectionStatus } from "./api.ts";
import type { PeregrineContext } from "./context.ts";
import { installCommand } from "./find-integration.ts";

type State = Pick<ConnectionStatus, "state" | "reason">;

/** Every connection and how it fares. Asks no service, and runs no plugin code. */
export async function statusUseCase(context: PeregrineContext): Promise<ConnectionStatus[]> {
  const { home } = context;
  const discovery = await context.discover();
  const profile = await UserProfile.read(home.configDir);
  const checks = readChecks(home.stateDir);
  const remembered = readConnections(home.stateDir);
  const names = new HomeConfig(home.configDirs).list();
  return Promise.all(
    names.map(async (name) => {
      const found = discovery.found.find(({ manifest }) => manifest.name === name);
      const lastCheck = checks[name];
      const state = found ? await stateOf(context, found, profile, lastCheck) : absent(name, discovery);
      return {
        name,
        label: found?.manifest.label ?? name,
        ...state,
        ...(lastCheck ? { lastCheck } : {}),
        records: 0,
        ...remembered[name],
      };
    }),
  );
}

function absent(name: string, { problems }: Discovery): State {
  const problem = problems.find((one) => one.name === name);
  if (problem)
    return {
      state: "broken",
      reason: `${problem.packageName ?? problem.path} cannot be used: ${problem.reason}`,
    };
  return {
    state: "missing",
    reason: `Its package is not installed; bring it back with ${installCommand(name)}`,
  };
}

async function stateOf(
  context: PeregrineContext,
  { manifest }: FoundIntegration,
  profile: UserProfile,
  lastCheck?: LastCheck,
): Promise<State> {
  if (!reaches(profile.tier, manifest.tier)) {
    return { state: "locked", reason: `It needs the ${manifest.tier} tier, and yours is ${profile.tier}` };
  }
  const reason = await whatIsBroken(context, manifest);
  if (reason !== undefined) return { state: "broken", reason };
  if (!lastCheck) return { state: "untested" };
  return { state: lastCheck.ok ? "verified" : "failing" };
}

/** Why the saved values cannot be used. One broken file hides no other connection, so its failure is its state. */
async function whatIsBroken(
  { home, env }: PeregrineContext,
  { name, fields }: FoundIntegration["manifest"],
): Promise<string | undefined> {
  try {
    const { values, issues } = resolveEnv((await new HomeConfig(home.configDirs).load(name)) ?? {}, env);
    const wrong = issues.length > 0 ? issues : checkConfig(fields, values).issues;
    return wrong.length > 0 ? wrong.map(({ message }) => message).join("; ") : undefined;
  } catch (error) {
    return toFailure(error).message;
  }
}
