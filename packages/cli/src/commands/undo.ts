import type { UndoReport } from "@peregrine/core/host";
import type { Answer, Call, Command } from "../command.ts";
import { failureLines } from "../show/show-report.ts";
import type { Paint } from "../terminal/paint.ts";
import { printable } from "../terminal/printable.ts";
import { count } from "../terminal/time.ts";
import { withInterrupt } from "../terminal/with-interrupt.ts";
import { runNumber } from "./run-number.ts";

export const undo: Command = {
  name: "undo",
  args: "RUN",
  arity: [1, 1],
  summary: "take back what a run wrote",
  about: [
    "Puts the fields it changed back to what they were, and the records it made into the service's trash. A record is left alone when somebody changed it at the service since, or a later run did. A later sync of the same jobs writes them again.",
  ],
  options: [{ name: "dry-run", summary: "count what would be taken back, and write nothing" }],
  examples: [
    {
      call: "peregrine undo 12 --dry-run",
      does: "see what can be taken back of run 12; peregrine history tells the numbers",
    },
    { call: "peregrine undo 12", does: "take it back" },
  ],
  json: "`run`, `integration`, `restored`, `trashed`, `requests`, and `refused`: the records left as they are, each with its `title` and `failure`.",
  failed: "The run was not undone.",
  async run(call) {
    const report = await undone(call, runNumber(call.args[0] ?? ""));
    const refused = report.refused[0]?.failure;
    return {
      data: report,
      text: showUndo(report, call.flag("dry-run"), call.paint),
      ...(refused
        ? { failure: refused, headline: `${count(report.refused.length, "record")} left as they are.` }
        : {}),
    } satisfies Answer;
  },
};

async function undone({ flag, peregrine, shell }: Call, run: number): Promise<UndoReport> {
  let report: UndoReport | undefined;
  await withInterrupt(
    shell,
    async ({ stop }) => {
      report = await peregrine.undo(run, { dryRun: flag("dry-run"), signal: stop });
    },
    () => shell.err.write("\nStopping. What was taken back stays so; undo it again to go on.\n"),
  );
  return report!;
}

function showUndo(report: UndoReport, dryRun: boolean, paint: Paint): string {
  const { run, integration, restored, trashed, refused } = report;
  const mark = refused.length === 0 ? paint.green("✓") : paint.yellow("!");
  const what = `${count(restored, "record")} put back · ${count(trashed, "record")} in the trash · ${refused.length} left alone`;
  const line = `${mark} ${paint.bold(printable(integration))}, run ${run}${dryRun ? " (nothing is written)" : ""}: ${what}`;
  return [...failureLines(refused, refused.length, paint), line].join("\n");
}
