import type { UpdateResult } from "@peregrine/installer";
import { columns } from "../terminal/columns.ts";
import type { Paint } from "../terminal/paint.ts";
import { printable } from "../terminal/printable.ts";

/** What happened to each integration, one a line. */
export function showUpdates(updates: readonly UpdateResult[], paint: Paint): string {
  if (updates.length === 0) return "There is nothing to update: no integration is installed in this home.";
  const waiting = updates.find(({ needsConsent }) => needsConsent);
  const hint = waiting
    ? [`${paint.cyan("→")} If you trust it: peregrine update ${printable(waiting.name)} --yes`]
    : [];
  return [...columns(updates.map((one) => row(one, paint))), ...hint].join("\n");
}

function row(result: UpdateResult, paint: Paint): string[] {
  const mark = { good: paint.green("✓"), odd: paint.yellow("!"), bad: paint.red("✗") }[moodOf(result)];
  return [`${mark} ${printable(result.name)}`, lineOf(result)];
}

function moodOf({ state, failure }: UpdateResult): "good" | "odd" | "bad" {
  if (state === "failed") return "bad";
  return state === "current" || (state === "updated" && !failure) ? "good" : "odd";
}

function lineOf({ state, before, newest = "", tested, reason = "", failure }: UpdateResult): string {
  const [old, young, why] = [before, newest, reason].map(printable);
  if (state === "current") return `${old} is the newest`;
  if (state === "failed") return `${old} stays: ${printable(failure?.message ?? "")}`;
  if (state === "updated") return `${old} → ${young}${updatedNote(tested, why)}`;
  if (state === "rolled_back") return `${young} failed, ${old} is back: ${why}`;
  if (state === "skipped") return `${old} stays: ${young} failed before (${why})`;
  return young === "" ? `${old} stays: ${why}` : `${old} stays: ${young} is held back, since ${why}`;
}

function updatedNote(tested: boolean | undefined, reason = ""): string {
  if (reason !== "") return `; ${reason}`;
  return tested ? ", and your connection works" : "";
}
