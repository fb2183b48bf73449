import type { FieldChange, RecordValue } from "@peregrine/core/host";
import { clip, widthOf } from "../terminal/columns.ts";
import type { Paint } from "../terminal/paint.ts";
import { printable } from "../terminal/printable.ts";

const CONTEXT = 8;

/** A value of a record as one safe line. */
export function showValue(value: RecordValue): string {
  if (value === null || value === undefined || value === "") return "(empty)";
  return printable(typeof value === "object" ? value.join(", ") : String(value));
}

/**
 * What changed in one field, in at most `width` columns: `"applied → offer"`. Long texts are shown from where they differ.
 */
export function showChange(change: FieldChange, width: number, paint: Paint): string {
  const after = showValue(change.after);
  if (!("before" in change)) return paint.green(clip(after, width));
  const before = showValue(change.before);
  if (widthOf(before) + widthOf(after) + 3 <= width) return `${paint.red(before)} → ${paint.green(after)}`;
  const half = Math.max(4, Math.floor((width - 3) / 2));
  const start = Math.max(0, commonStart(before, after) - CONTEXT);
  const cut = (text: string) => clip(start > 0 ? `…${text.slice(start)}` : text, half);
  return `${paint.red(cut(before))} → ${paint.green(cut(after))}`;
}

function commonStart(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}
