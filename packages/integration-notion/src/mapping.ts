import { PeregrineError } from "@peregrine/core";
import { FIELD_NAMES, FIELDS, fits, type Column, type FieldName } from "./columns.ts";
import type { Mapping } from "./field-map.ts";
import { quoted, sameName } from "./names.ts";
import type { SchemaAnswer } from "./notion-types.ts";

/** Which column each field goes to. */
export interface MappedColumns {
  columns: ReadonlyMap<FieldName, Column>;
  /** Fields for which there is no column. */
  missing: readonly FieldName[];
  /** Columns that go by a field's name and cannot hold it. */
  unfit: readonly Column[];
}

/** The columns of a board, as far as we care. */
export function columnsOf(schema: SchemaAnswer): Column[] {
  return Object.values(schema).map((answer) => ({
    id: answer.id,
    name: answer.name,
    type: answer.type,
    percent: answer.type === "number" && answer.number.format === "percent",
    options: optionsOf(answer),
  }));
}

function optionsOf(answer: SchemaAnswer[string]): string[] {
  if (answer.type === "select") return answer.select.options.map(({ name }) => name);
  if (answer.type === "multi_select") return answer.multi_select.options.map(({ name }) => name);
  return answer.type === "status" ? answer.status.options.map(({ name }) => name) : [];
}

/**
 * Finds a column for each field: the one the user named, else one that goes by one of the field's names. No column is used
 * twice. The column that titles the pages is the job's title, unless it goes by the name of another field.
 *
 * @throws PeregrineError `schema` when a column that the user named is gone, or cannot hold its field any more
 */
export function mapColumns(all: readonly Column[], { columns: named }: Mapping): MappedColumns {
  const columns = new Map<FieldName, Column>();
  for (const [field, name] of named) if (name !== null) columns.set(field, namedColumn(all, field, name));
  const free = (): Column[] => all.filter((column) => ![...columns.values()].includes(column));
  const open = FIELD_NAMES.filter((field) => !named.has(field));
  const unfit: Column[] = [];
  for (const field of open) {
    const byName = byNames(free(), field);
    if (byName && fits(field, byName)) columns.set(field, byName);
    else if (byName) unfit.push(byName);
  }
  const title = free().find(({ type }) => type === "title");
  if (title && open.includes("title")) columns.set("title", title);
  const missing = open.filter(
    (field) =>
      field !== "description" && !columns.has(field) && !unfit.some((column) => isNamed(column, field)),
  );
  return { columns, missing, unfit };
}

function namedColumn(all: readonly Column[], field: FieldName, name: string): Column {
  const found =
    all.find((column) => column.name === name || column.id === name) ??
    all.find((column) => sameName(column.name, name));
  if (!found) {
    throw new PeregrineError(
      "schema",
      `The database has no column ${quoted([name])}, to which field_map sends ${field}`,
      {
        hint: `It was renamed or deleted. Name one of these in field_map: ${quoted(all.map((column) => column.name))}.`,
      },
    );
  }
  if (fits(field, found)) return found;
  throw new PeregrineError(
    "schema",
    `The column ${quoted([found.name])} is of type ${found.type}, which cannot hold ${field}`,
    {
      hint: `Change its type in Notion (${FIELDS[field].types.join(", ")}), or name another column in field_map.`,
    },
  );
}

/** Better names come first; of two columns with equally good ones, the first. */
function byNames(all: readonly Column[], field: FieldName): Column | undefined {
  for (const name of FIELDS[field].names) {
    const found = all.find((column) => sameName(column.name, name));
    if (found) return found;
  }
  return undefined;
}

function isNamed(column: Column, field: FieldName): boolean {
  return FIELDS[field].names.some((name) => sameName(name, column.name));
}
