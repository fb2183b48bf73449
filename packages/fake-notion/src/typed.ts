import type { WrittenValue } from "./cells.ts";
import type { Column } from "./state.ts";

/** A cell as a person would type it; null empties it. */
export type Typed = string | number | boolean | readonly string[] | null;

/** What a person typed, as a request would hold it. */
export function written(column: Column, value: Typed): WrittenValue {
  const { type } = column;
  const text = String(value ?? "");
  const list = Array.isArray(value) ? value.map(String) : value === null ? [] : [text];
  if (type === "title" || type === "rich_text") return { [type]: [{ text: { content: text } }] };
  if (type === "multi_select") return { multi_select: list.map((name) => ({ name })) };
  if (type === "select" || type === "status") return { [type]: value === null ? null : { name: text } };
  if (type === "date") return { date: value === null ? null : { start: text } };
  return { [type]: value };
}
