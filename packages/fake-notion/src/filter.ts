import { minute } from "./cells.ts";
import { findColumn } from "./columns.ts";
import { invalid } from "./notion-error.ts";
import { unfit } from "./shape.ts";
import type { Column, DataSource, Page } from "./state.ts";

/** Does a page pass? */
export type Test = (page: Page) => boolean;

type Condition = Readonly<Record<string, unknown>>;

/**
 * A filter as a test. `and` and `or` nest two deep.
 *
 * @throws NotionError for a column that is not there, or of another kind than the filter
 */
export function toTest(source: DataSource, filter: Condition, depth = 0): Test {
  for (const group of ["and", "or"] as const) {
    const parts = filter[group];
    if (!Array.isArray(parts)) continue;
    if (depth > 1) throw unfit(`body.filter.${group}`, "not present", parts);
    const tests = parts.map((part: Condition) => toTest(source, part, depth + 1));
    return group === "and"
      ? (page) => tests.every((test) => test(page))
      : (page) => tests.some((test) => test(page));
  }
  const { timestamp, property } = filter;
  if (timestamp === "created_time" || timestamp === "last_edited_time") {
    const passes = comparison(conditionIn(filter, timestamp));
    return (page) => passes(minute(timestamp === "created_time" ? page.createdMs : page.editedMs));
  }
  if (typeof property !== "string") throw unfit("body.filter.property", "defined", property);
  const column = findColumn(source, property);
  if (!column) throw invalid(`Could not find property with name or id: ${property}`);
  const passes = comparison(conditionIn(filter, kindOf(filter, column)));
  return (page) => passes(plainCell(column, page));
}

function kindOf(filter: Condition, column: Column): string {
  const kind = Object.keys(filter).find((key) => key !== "property" && key !== "type") ?? column.type;
  if (kind === column.type) return kind;
  throw invalid(
    "The property type in the database does not match the property type of the filter provided: " +
      `database property ${column.type} does not match filter ${kind}`,
  );
}

function conditionIn(filter: Condition, kind: string): Condition {
  const condition = filter[kind];
  if (typeof condition === "object" && condition !== null) return { ...condition };
  throw unfit(`body.filter.${kind}`, "defined", condition);
}

type Plain = string | number | boolean | string[] | null;

/** What a condition looks at. Several options are a list. */
export function plainCell(column: Column, page: Page): Plain {
  const cell = page.cells.get(column.id);
  if (cell === undefined) return column.type === "checkbox" ? false : null;
  if (cell.kind === "text") return cell.runs.map(({ content }) => content).join("") || null;
  if (cell.kind === "date") return cell.start;
  if (cell.kind === "plain") return cell.value;
  const names = column.options.filter(({ id }) => cell.ids.includes(id)).map(({ name }) => name);
  return column.type === "multi_select" ? names : (names[0] ?? null);
}

const isEmpty = (value: Plain): boolean => value === null || (Array.isArray(value) && value.length === 0);

const OPERATORS: Readonly<Record<string, (value: Plain, wanted: unknown) => boolean>> = {
  equals: (value, wanted) => (Array.isArray(wanted) ? wanted.includes(value) : value === wanted),
  does_not_equal: (value, wanted) => value !== wanted,
  contains: (value, wanted) =>
    Array.isArray(value) ? value.includes(String(wanted)) : String(value ?? "").includes(String(wanted)),
  does_not_contain: (value, wanted) =>
    !(Array.isArray(value) ? value.includes(String(wanted)) : String(value ?? "").includes(String(wanted))),
  starts_with: (value, wanted) => String(value ?? "").startsWith(String(wanted)),
  ends_with: (value, wanted) => String(value ?? "").endsWith(String(wanted)),
  is_empty: (value) => isEmpty(value),
  is_not_empty: (value) => !isEmpty(value),
  greater_than: (value, wanted) => Number(value) > Number(wanted),
  less_than: (value, wanted) => Number(value) < Number(wanted),
  on_or_after: (value, wanted) => Date.parse(String(value)) >= Date.parse(String(wanted)),
  after: (value, wanted) => Date.parse(String(value)) > Date.parse(String(wanted)),
  on_or_before: (value, wanted) => Date.parse(String(value)) <= Date.parse(String(wanted)),
  before: (value, wanted) => Date.parse(String(value)) < Date.parse(String(wanted)),
};

function comparison(condition: Condition): (value: Plain) => boolean {
  const entries = Object.entries(condition);
  for (const [operator, wanted] of entries) {
    if (!Object.hasOwn(OPERATORS, operator)) throw unfit(`body.filter.${operator}`, "not present", wanted);
  }
  return (value) => entries.every(([operator, wanted]) => OPERATORS[operator]!(value, wanted));
}
