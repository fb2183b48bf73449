import type { Provenance, TrustFacts } from "@peregrine/installer";
import { columns } from "../terminal/columns.ts";
import type { Paint } from "../terminal/paint.ts";
import { printable } from "../terminal/printable.ts";
import { ago, thousands } from "../terminal/time.ts";

/** What is known about a package, one fact a line, for a person who has to decide. */
export function trustLines(facts: TrustFacts, now: number, paint: Paint): string[] {
  const { publisher, firstPublishedAt, publishedAt, weeklyDownloads, hosts } = facts;
  const { installScripts, dependencies, deprecated, provenance } = facts;
  const rows = [
    ["published by", publisher === undefined ? "unknown" : printable(publisher)],
    ["first version", since(firstPublishedAt, now)],
    ["this version", since(publishedAt, now)],
    ["downloads a week", weeklyDownloads === undefined ? "unknown" : thousands(weeklyDownloads)],
    ["built", builtLine(provenance, paint)],
    [
      "install scripts",
      installScripts.length === 0 ? "none" : `${installScripts.join(", ")}; they are not run`,
    ],
    [
      "talks to",
      hosts === undefined ? paint.yellow("it does not say") : hosts.map(printable).join(", ") || "nobody",
    ],
    ["needs", dependencies === 1 ? "1 other package" : `${dependencies} other packages`],
    ...(deprecated === undefined ? [] : [["deprecated", paint.yellow(printable(deprecated))]]),
  ];
  return columns(rows.map(([name = "", value = ""]) => [paint.dim(name), value])).map((line) => `  ${line}`);
}

function since(iso: string | undefined, now: number): string {
  return iso === undefined || Number.isNaN(Date.parse(iso)) ? "unknown" : ago(iso, now);
}

function builtLine(provenance: Provenance, paint: Paint): string {
  if (provenance.state !== "verified") return paint.yellow(`unverified: ${printable(provenance.reason)}`);
  const { repository, workflow } = provenance;
  return `${paint.green("verified:")} built from ${printable(repository)} by ${printable(workflowName(workflow, repository))}`;
}

/** `https://github.com/acme/acme/.github/workflows/release.yml@refs/tags/v1` says the repository once more. */
function workflowName(workflow: string, repository: string): string {
  return workflow.startsWith(`${repository}/`) ? workflow.slice(repository.length + 1) : workflow;
}
