import type { IntegrationSummary, Listing, Problem } from "@peregrine/core/host";
import { columns } from "../terminal/columns.ts";
import type { Paint } from "../terminal/paint.ts";
import { printable } from "../terminal/printable.ts";

/** What is installed, what cannot be used, and what is connected without being installed. */
export function showList({ integrations, problems, orphans }: Listing, paint: Paint): string {
  const blocks = [
    integrations.length > 0 ? installed(integrations, paint) : empty(paint),
    problems.length > 0
      ? [paint.bold("Cannot be used"), ...problems.flatMap((problem) => problemLines(problem, paint))]
      : [],
    orphans.length > 0
      ? [paint.bold("Connected, but not installed"), ...orphans.map((name) => orphanLine(name, paint))]
      : [],
  ];
  return blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join("\n"))
    .join("\n\n");
}

function empty(paint: Paint): string[] {
  return [
    "No integration is installed yet.",
    `${paint.cyan("→")} Install one: peregrine add NAME`,
    `${paint.cyan("→")} Find one: peregrine search`,
  ];
}

function installed(integrations: readonly IntegrationSummary[], paint: Paint): string[] {
  const head = ["NAME", "LABEL", "VERSION", "TIER", "STATE"].map((title) => paint.dim(title));
  const lines = columns([head, ...integrations.map((integration) => row(integration, paint))]);
  const next = integrations.some(({ configured }) => configured)
    ? undefined
    : integrations.find(({ locked }) => !locked);
  return next ? [...lines, "", `${paint.cyan("→")} Connect one: peregrine connect ${next.name}`] : lines;
}

function row(
  { name, label, version, tier, official, configured, locked }: IntegrationSummary,
  paint: Paint,
): string[] {
  const by = official ? "" : paint.dim(" (community)");
  return [
    printable(name),
    printable(label) + by,
    printable(version),
    tier,
    stateOf(configured, locked, tier, paint),
  ];
}

function stateOf(configured: boolean, locked: boolean, tier: string, paint: Paint): string {
  if (locked) return paint.yellow(`locked: needs the ${tier} tier`);
  return configured ? paint.green("connected") : paint.dim("not connected");
}

function problemLines({ packageName, path, reason, hint }: Problem, paint: Paint): string[] {
  const lines = [`  ${paint.red("✗")} ${printable(packageName ?? path)}: ${printable(reason)}`];
  return hint === undefined ? lines : [...lines, `    ${paint.cyan("→")} ${printable(hint)}`];
}

function orphanLine(name: string, paint: Paint): string {
  return `  ${printable(name)}  ${paint.cyan("→")} peregrine add ${printable(name)}`;
}
