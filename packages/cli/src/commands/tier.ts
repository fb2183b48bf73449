import type { TierReport } from "@peregrine/core/host";
import type { Command } from "../command.ts";
import { columns } from "../terminal/columns.ts";
import type { Paint } from "../terminal/paint.ts";
import { printable } from "../terminal/printable.ts";

export const tier: Command = {
  name: "tier",
  args: "",
  arity: [0, 0],
  summary: "show your tier, and what it opens",
  options: [],
  examples: [{ call: "peregrine tier", does: "which integrations you may use" }],
  json: "`tier`, `source` (where it is set), `known` (whether there is such a tier), and `integrations`: of each its `name`, `label`, the tier it `needs`, and whether it is `open`.",
  failed: "The tier could not be read.",
  async run({ peregrine, paint }) {
    const report = await peregrine.tier();
    return { data: report, text: textOf(report, paint) };
  },
};

function textOf({ tier, source, known, integrations }: TierReport, paint: Paint): string {
  const unknown = known
    ? []
    : [`${paint.yellow("!")} There is no such tier, so it opens nothing that needs one.`];
  const rows = integrations.map(({ label, needs, open }) => [
    `  ${open ? paint.green("✓") : paint.yellow("✗")} ${printable(label)}`,
    open ? "open" : `needs ${needs}`,
  ]);
  return [
    `Your tier is ${paint.bold(printable(tier))} ${paint.dim(`(${source})`)}`,
    ...unknown,
    ...columns(rows),
  ].join("\n");
}
