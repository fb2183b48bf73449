import type { Verification } from "@peregrine/workbench";
import type { Paint } from "../terminal/paint.ts";
import { printable } from "../terminal/printable.ts";

type Check = Verification["checks"][number];

/** What was verified, one line a check; what is wrong under it. */
export function showVerification(report: Verification, paint: Paint): string {
  const { name, version } = report.package;
  return [
    paint.bold(`${printable(name)} ${printable(version)}`),
    ...report.checks.map((check) => checkLines(check, paint)),
    ...contractLines(report.contract, paint),
    ...comparisonLines(report.comparison),
  ].join("\n");
}

function checkLines({ title, outcome, notes }: Check, paint: Paint): string {
  const mark = { passed: paint.green("✓"), failed: paint.red("✗"), "not run": paint.yellow("–") }[outcome];
  const lines = notes.flatMap((note) => note.split("\n").map((line) => `  ${printable(line)}`));
  return [`${mark} ${printable(title)}${outcome === "not run" ? ": not run" : ""}`, ...lines].join("\n");
}

/** How many checks of the suite held, and which were left out, with the author's reasons. */
function contractLines(contract: Verification["contract"], paint: Paint): string[] {
  if (contract.length === 0) return [];
  const passed = contract.filter(({ outcome }) => outcome === "passed").length;
  const skipped = contract.filter(({ outcome }) => outcome === "skipped");
  return [
    "",
    `Contract suite: ${passed} of ${contract.length} checks passed`,
    ...skipped.map(({ name, reason = "" }) =>
      paint.dim(`  left out: ${printable(name)} (${printable(reason)})`),
    ),
  ];
}

function comparisonLines(comparison: Verification["comparison"]): string[] {
  if (!comparison) return [];
  const { before, after, bump, reasons } = comparison;
  const words = bump === "none" ? "nothing changed in the form" : `what changed takes a ${bump} version`;
  return [
    "",
    `From ${printable(before)} to ${printable(after)}: ${words}`,
    ...reasons.map((reason) => `  ${reason.bump}: ${printable(reason.message)}`),
  ];
}
