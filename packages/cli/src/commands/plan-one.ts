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
  if (!json) shell.out.write(`${showPlan(plan, lines, paint)}\n`);
  return { data: { integration: name, entries, plan } };
}
