import type { Failure, SyncOptions, SyncReport } from "@peregrine/core/host";
import type { Call } from "../command.ts";
import { EntryLines } from "../show/entry-lines.ts";
import { showReport } from "../show/show-report.ts";
import { SyncProgress } from "../show/sync-progress.ts";
import { printable } from "../terminal/printable.ts";
import { count, moment } from "../terminal/time.ts";
import type { Part } from "./sync.ts";
import { canAsk } from "../terminal/shell.ts";

/** Syncs one connection, and shows what was written. */
export async function syncOne(call: Call, name: string, options: SyncOptions): Promise<Part> {
  const { shell, paint, json, peregrine } = call;
  const lines = new EntryLines({
    paint,
    columns: shell.out.columns,
    limit: call.flag("all") ? Infinity : undefined,
  });
  const progress = new SyncProgress(shell, name);
  let report: SyncReport;
  try {
    report = await peregrine.sync(name, {
      ...options,
      onEvent(event) {
        progress.show(event);
        if (event.type === "wrote" && !json) lines.wrote(event);
      },
    });
  } finally {
    progress.end();
  }
  if (report.outcome === "braked" && canAsk(shell) && (await goOn(call, report))) {
    return syncOne(call, name, { ...options, yes: true });
  }
  if (!json) shell.out.write(`${showReport(report, lines, paint)}\n`);
  return { data: report, ...whatWentWrong(report) };
}

/** A run that left something undone is a failure to a script, even if most of it went well. */
function whatWentWrong(report: SyncReport): { failure?: Failure; headline?: string } {
  const { outcome, counts, failures, resumeAt } = report;
  const name = printable(report.integration);
  if (outcome === "done") {
    const failure =
      counts.failed > 0 ? failures.find(({ action }) => action !== "detached")?.failure : undefined;
    return failure
      ? { failure, headline: `${count(counts.failed, "job")} could not be synced to ${name}.` }
      : {};
  }
  const failure = report.failure ?? {
    code: outcome === "cancelled" ? "cancelled" : "unknown",
    message: `The run ended early: ${outcome}`,
  };
  const until = resumeAt === undefined ? "" : ` until ${moment(Date.parse(resumeAt), Date.now())}`;
  const headlines = {
    stopped: `The sync of ${name} stopped: this would have failed every job.`,
    deferred: `The rest of the sync of ${name} is put off${until}; run it again then.`,
    cancelled: `The sync of ${name} was stopped. Run it again to go on.`,
    braked: `The sync of ${name} was not begun: it would change unusually much.`,
  } as const;
  return { failure, headline: headlines[outcome] };
}

/** The brake stops and asks. Jobs from a pipe cannot be read twice, so there the answer is `--yes`. */
async function goOn({ shell, value }: Call, report: SyncReport): Promise<boolean> {
  if (value("jobs") === "-") return false;
  const { confirm } = await import("@clack/prompts");
  const message = `This changes ${count(report.counts.left, "record")} of ${printable(report.integration)}, an unusual share. Go on?`;
  return (
    (await confirm({ message, initialValue: false, input: shell.stdin, output: shell.prompts })) === true
  );
}
