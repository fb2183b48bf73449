import type { Manifest } from "../discovery/manifest.ts";
import type { Problem } from "../discovery/problem.ts";
import type { ConnectionStatus, IntegrationSummary } from "./api.ts";
import type { PeregrineContext } from "./context.ts";
import { installCommand } from "./find-integration.ts";
import { listUseCase } from "./list.ts";
import type { SettingsCard, SettingsReport } from "./settings-report.ts";
import { statusUseCase } from "./status.ts";
import { tierUseCase } from "./tier.ts";

/** A card for each integration that is installed, connected or broken. Asks no service, and runs no plugin code. */
export async function settingsUseCase(context: PeregrineContext): Promise<SettingsReport> {
  const discovery = await context.discover();
  const once = { ...context, discover: async () => discovery };
  const [{ integrations }, statuses, { tier }] = await Promise.all([
    listUseCase(once),
    statusUseCase(once),
    tierUseCase(once),
  ]);
  const { found, problems } = discovery;
  const installed = found.map(({ manifest }) =>
    installedCard(
      manifest,
      integrations.find(({ name }) => name === manifest.name)!,
      statuses.find(({ name }) => name === manifest.name),
      tier,
    ),
  );
  const cards = new Map(installed.map((card) => [card.name, card]));
  for (const status of statuses.filter(({ name }) => !cards.has(name))) {
    const problem = problems.find(({ name }) => name === status.name);
    cards.set(status.name, uninstalledCard(status, problem));
  }
  for (const problem of problems)
    if (problem.name !== undefined && !cards.has(problem.name))
      cards.set(problem.name, brokenCard(problem.name, problem));
  return { cards: [...cards.values()].sort((a, b) => a.label.localeCompare(b.label)), problems };
}

function installedCard(
  { icon, hosts }: Manifest,
  { locked, configured, ...summary }: IntegrationSummary,
  status: ConnectionStatus | undefined,
  tier: string,
): SettingsCard {
  return {
    ...summary,
    configured,
    ...(icon === undefined ? {} : { icon }),
    ...(hosts === undefined ? {} : { hosts }),
    ...fortunes(status),
    ...(locked ? lock(summary.tier, tier) : stateOf(status)),
  };
}

function stateOf(status: ConnectionStatus | undefined): Pick<SettingsCard, "state" | "reason" | "hint"> {
  if (!status) return { state: "not_configured" };
  const { state, lastCheck } = status;
  if (state === "broken") {
    return { state, reason: status.reason ?? "", hint: "Open its form, put the values right, and save." };
  }
  if (state !== "failing" || !lastCheck?.failure) return { state };
  const { message, hint } = lastCheck.failure;
  return { state, reason: message, ...(hint === undefined ? {} : { hint }) };
}

function lock(needed: string, tier: string): Pick<SettingsCard, "state" | "reason" | "hint"> {
  return {
    state: "locked",
    reason: `It needs the ${needed} tier, and yours is ${tier}`,
    hint: `Upgrade to ${needed} or above.`,
  };
}

/** Connections whose package is not there, or cannot be used. */
function uninstalledCard(status: ConnectionStatus, problem: Problem | undefined): SettingsCard {
  const { name, label, state } = status;
  const base = { name, label, configured: true, ...fortunes(status) };
  if (problem) return { ...base, ...trouble(problem) };
  const command = installCommand(name);
  const hint = `Bring it back with ${command}, or disconnect it.`;
  return { ...base, state, reason: "Its package is not installed", hint, command };
}

/** Packages that cannot be used, and have no connection either. */
function brokenCard(name: string, problem: Problem): SettingsCard {
  return { name, label: name, configured: false, records: 0, ...trouble(problem) };
}

function trouble({
  packageName,
  path,
  reason,
  hint,
}: Problem): Pick<SettingsCard, "state" | "reason" | "hint" | "packageName"> {
  return {
    state: "broken",
    reason: `${packageName ?? path} cannot be used: ${reason}`,
    ...(hint === undefined ? {} : { hint }),
    ...(packageName === undefined ? {} : { packageName }),
  };
}

function fortunes(
  status: ConnectionStatus | undefined,
): Pick<SettingsCard, "records" | "lastCheck" | "lastRun"> {
  if (!status) return { records: 0 };
  const { records, lastCheck, lastRun } = status;
  return { records, ...(lastCheck ? { lastCheck } : {}), ...(lastRun ? { lastRun } : {}) };
}
