import type { SearchResult } from "@peregrine/installer";
import type { Command } from "../command.ts";
import { openInstaller } from "../open-installer.ts";
import { columns } from "../terminal/columns.ts";
import type { Paint } from "../terminal/paint.ts";
import { printable } from "../terminal/printable.ts";
import { withInterrupt } from "../terminal/with-interrupt.ts";
import { withNotice } from "../terminal/with-notice.ts";

export const search: Command = {
  name: "search",
  args: "[WORD…]",
  arity: [0, Infinity],
  summary: "look for integrations in the registry",
  about: ["Shows official ones first. Uses the registry of your .npmrc."],
  options: [],
  examples: [
    { call: "peregrine search", does: "all there are" },
    { call: "peregrine search calendar", does: "those about calendars" },
  ],
  json: "`results`: of each its `packageName`, `name`, `version`, `official`, and where known `description`, `publisher`, `publishedAt`, and `installed`: the version that is installed.",
  failed: "The search failed.",
  async run(call) {
    const installer = await openInstaller(call);
    const results = await withInterrupt(call.shell, ({ stop }) =>
      withNotice(call.shell, "Searching…", () => installer.search(call.args.join(" "), { signal: stop })),
    );
    return { data: { results }, text: showResults(results, call.paint) };
  },
};

function showResults(results: readonly SearchResult[], paint: Paint): string {
  const [first] = results;
  if (!first) return "The registry has no such integration.";
  const head = ["NAME", "PACKAGE", "VERSION", ""].map((title) => paint.dim(title));
  const lines = columns([head, ...results.map((result) => row(result, paint))]);
  return [
    ...lines,
    "",
    `${paint.cyan("→")} Look into one: peregrine info ${printable(first.packageName)}`,
  ].join("\n");
}

function row(
  { name, packageName, version, official, description, installed }: SearchResult,
  paint: Paint,
): string[] {
  const notes = [
    installed === undefined
      ? ""
      : paint.green(installed === version ? "installed" : `${printable(installed)} installed`),
    official ? "" : paint.dim("community"),
    printable(description ?? ""),
  ];
  return [
    printable(name),
    printable(packageName),
    printable(version),
    notes.filter((note) => note !== "").join(" · "),
  ];
}
