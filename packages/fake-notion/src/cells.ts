import { newOption } from "./columns.ts";
import { invalid } from "./notion-error.ts";
import { readRuns, showRuns, type WrittenRun } from "./rich-text.ts";
import type { Cell, Column, Page } from "./state.ts";

/** A choice, by id or by name. */
interface WrittenOption {
  id?: string;
  name?: string;
}

/** A value as a request holds it, under the name of its kind. Its shape was checked. */
export interface WrittenValue {
  title?: WrittenRun[];
  rich_text?: WrittenRun[];
  number?: number | null;
  url?: string | null;
  email?: string | null;
  phone_number?: string | null;
  checkbox?: boolean;
  select?: WrittenOption | null;
  status?: WrittenOption | null;
  multi_select?: WrittenOption[];
  date?: { start: string; end?: string | null; time_zone?: string | null } | null;
}

/**
 * Refuses a value of another kind than the column's, and options that cannot be.
 *
 * @throws NotionError in Notion's own words
 */
export function checkValue(column: Column, value: WrittenValue): void {
  if (!Object.hasOwn(value, column.type)) throw invalid(`${column.name} is expected to be ${column.type}.`);
  for (const option of optionsIn(column, value)) findOption(column, option);
}

/** The cell that a checked value makes; a new option of a select joins the schema. */
export function toCell(column: Column, value: WrittenValue): Cell {
  const { title, rich_text, date } = value;
  if (title ?? rich_text) return { kind: "text", runs: readRuns(title ?? rich_text ?? []) };
  if (date)
    return { kind: "date", start: date.start, end: date.end ?? null, timeZone: date.time_zone ?? null };
  if (column.type === "select" || column.type === "multi_select" || column.type === "status") {
    const ids = optionsIn(column, value).map((option) => keepOption(column, option));
    const first = column.type === "status" ? column.options[0] : undefined;
    return { kind: "options", ids: ids.length === 0 && first ? [first.id] : [...new Set(ids)] };
  }
  return {
    kind: "plain",
    value: value.number ?? value.url ?? value.email ?? value.phone_number ?? value.checkbox ?? null,
  };
}

function optionsIn(column: Column, value: WrittenValue): WrittenOption[] {
  if (column.type === "multi_select") return value.multi_select ?? [];
  const one = column.type === "select" ? value.select : column.type === "status" ? value.status : null;
  return one ? [one] : [];
}

function findOption(column: Column, { id, name }: WrittenOption): string | undefined {
  const found = column.options.find((option) => (id === undefined ? option.name === name : option.id === id));
  if (found) return found.id;
  if (column.type === "status")
    throw invalid(`Invalid status option. Status option "${name ?? id}" does not exist".`);
  if (name === undefined) throw invalid(`Invalid select option. Select option "${id}" does not exist.`);
  newOption(column, name);
  return undefined;
}

function keepOption(column: Column, option: WrittenOption): string {
  const found = findOption(column, option);
  if (found !== undefined) return found;
  const added = newOption(column, option.name ?? "");
  column.options.push(added);
  return added.id;
}

/** A cell as an answer holds it. */
export function showCell(column: Column, page: Page): Record<string, unknown> {
  const { type } = column;
  return { id: encodeURIComponent(column.id), type, [type]: valueOf(column, page) };
}

function valueOf(column: Column, page: Page): unknown {
  const cell = page.cells.get(column.id);
  if (cell?.kind === "date")
    return { start: shownDate(cell.start), end: cell.end && shownDate(cell.end), time_zone: cell.timeZone };
  if (cell?.kind === "text") return showRuns(cell.runs);
  if (column.type === "created_time") return minute(page.createdMs);
  if (column.type === "last_edited_time") return minute(page.editedMs);
  if (column.type === "formula") return { type: "string", string: null };
  if (["title", "rich_text", "people", "files"].includes(column.type)) return [];
  if (column.type === "checkbox") return cell?.kind === "plain" ? cell.value === true : false;
  const ids = cell?.kind === "options" ? cell.ids : [];
  const chosen = column.options.filter(({ id }) => ids.includes(id)).map((option) => ({ ...option }));
  if (column.type === "multi_select") return chosen;
  if (column.type === "select" || column.type === "status") return chosen[0] ?? null;
  return cell?.kind === "plain" ? cell.value : null;
}

/** Moments come back with milliseconds and an offset; without one they were meant as UTC. */
function shownDate(written: string): string {
  if (!written.includes("T")) return written;
  const offset = /([+-]\d{2}):?(\d{2})$/.exec(written);
  const zone = offset ? `${offset[1]}:${offset[2]}` : "+00:00";
  const [day, time = ""] = written.replace(/(Z|[+-]\d{2}:?\d{2})$/, "").split("T");
  return `${day}T${time.length === 5 ? `${time}:00` : time.slice(0, 8)}.000${zone}`;
}

/** Notion keeps times of creation and edit to the minute. */
export function minute(ms: number): string {
  return new Date(Math.floor(ms / 60_000) * 60_000).toISOString();
}
