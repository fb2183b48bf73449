import type { RecordValue } from "@peregrine/core";
import type { Column } from "@peregrine/core/table";
import type { PropertyAnswer, PropertyValue } from "./notion-types.ts";
import { toRuns } from "./rich-text.ts";

/** A value in the form of its column, as Notion takes it; null empties the cell. */
export function toProperty({ type }: Column, value: RecordValue): PropertyValue {
  const words = typeof value === "object" ? (value ?? []).join(", ") : String(value ?? "");
  const names = typeof value === "object" ? (value ?? []) : [words];
  switch (type) {
    case "title":
      return { title: toRuns(words) };
    case "number":
      return { number: typeof value === "number" ? value : null };
    case "checkbox":
      return { checkbox: value === true };
    case "date":
      return { date: words ? { start: words } : null };
    case "url":
      return { url: words || null };
    case "multi_select":
      return { multi_select: names.map((name) => ({ name })) };
    case "select":
      return { select: words ? { name: words } : null };
    case "status":
      return { status: words ? { name: words } : null };
    default:
      return { rich_text: toRuns(words) };
  }
}

/** What stands in a cell, as plain data. */
export function rawValue(answer: PropertyAnswer): unknown {
  switch (answer.type) {
    case "title":
      return textOf(answer.title);
    case "rich_text":
      return textOf(answer.rich_text);
    case "number":
      return answer.number;
    case "checkbox":
      return answer.checkbox;
    case "url":
      return answer.url;
    case "select":
      return answer.select?.name;
    case "status":
      return answer.status?.name;
    case "multi_select":
      return answer.multi_select.map(({ name }) => name);
    case "date":
      return answer.date?.start;
    default:
      return undefined;
  }
}

function textOf(runs: readonly { plain_text: string }[]): string {
  return runs.map((run) => run.plain_text).join("");
}
