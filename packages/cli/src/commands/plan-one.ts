import type { PlanReport, SyncOptions } from "@peregrine/core/host";
import type { Call } from "../command.ts";
import { EntryLines } from "../show/entry-lines.ts";
import { showPlan } from "../show/show-plan.ts";
import { SyncProgress } from "../show/sync-progress.ts";
import type { Part } from "./sync.ts";

/** Plans the sync of one connection, and shows the plan. */
export async function planOne(call: Call, name: string, options: SyncOptions): Promise<Part> {
  const { shell, paint, json, peregrine } = call;
  const lines = new EntryLines({
    paint,
    columns: shell.out.columns,
    limit: call.flag("all") ? Infinity : undefined,
  });
  const entries: unknown[] = [];
  const progress = new SyncProgress(shell, name);
  let plan: PlanReport;
  try {
    plan = await peregrine.plan(name, {
      ...options,
      onEvent(event) {
        progress.show(event);
        if (event.type !== "planned") return;
        if (json) entries.push(event.entry);
        else lines.planned(event.entry);
      },
    });
  } finally {
    progress.end();
  }
  if (!json) shell.out.write(`${showPlan(plan, lines, paint, realRun(call, name, plan.brake))}\n`);
  return { data: { integration: name, entries, plan } };
}

/** The call that does what was planned: the same, without the words that only make it a plan. */
function realRun({ values }: Call, name: string, brake: boolean): string {
  const kept = ["jobs", "status", "patience"].flatMap((option) =>
    values(option).map((value) => ` --${option} ${quoted(value)}`),
  );
  return `peregrine sync ${name}${kept.join("")}${brake ? " --yes" : ""}`;
}

function quoted(value: string): string {
  return /^[\w./,:~-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;
}
