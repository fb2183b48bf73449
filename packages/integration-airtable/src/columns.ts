import {
  STATUS_LABELS,
  columnKind,
  columnName,
  type Column,
  type FieldName,
  type ValueKind,
} from "@peregrine/core/table";
import type { FieldSchema, TableSchema } from "./airtable-types.ts";

/** What Airtable's types of column can hold; others are a person's own: https://airtable.com/developers/web/api/field-model */
const KINDS: Readonly<Record<string, ValueKind>> = {
  singleLineText: "text",
  multilineText: "text",
  richText: "text",
  singleSelect: "choice",
  multipleSelects: "choices",
  number: "number",
  percent: "percent",
  url: "link",
  date: "date",
  dateTime: "moment",
  checkbox: "flag",
};

/** Types whose values `performUpsert` can find a row by. */
const MERGEABLE = new Set(["singleLineText", "multilineText"]);

const ISO = { name: "iso" };

/** How a column of each kind is made. */
const NEW: Readonly<Partial<Record<ValueKind, Pick<FieldSchema, "type"> & { options?: object }>>> = {
  percent: { type: "percent", options: { precision: 0 } },
  number: { type: "number", options: { precision: 0 } },
  link: { type: "url" },
  date: { type: "date", options: { dateFormat: ISO } },
  moment: {
    type: "dateTime",
    options: { dateFormat: ISO, timeFormat: { name: "24hour" }, timeZone: "client" },
  },
  flag: { type: "checkbox", options: { icon: "check", color: "greenBright" } },
};

/** The columns of a table, as far as we care. */
export function columnsOf({ fields, primaryFieldId }: TableSchema): Column[] {
  return fields.map((field) => toColumn(field, field.id === primaryFieldId));
}

function toColumn({ id, name, type, options }: FieldSchema, titles: boolean): Column {
  const choices = options?.choices ? { options: options.choices.map((choice) => choice.name) } : {};
  return { id, name, type, kind: Object.hasOwn(KINDS, type) ? KINDS[type] : undefined, titles, ...choices };
}

/** The column to be made for a field. Of the selects, only that of statuses has choices to begin with; the others are text. */
export function newField(field: FieldName): Omit<FieldSchema, "id"> {
  const name = columnName(field);
  if (field !== "status") return { name, ...(NEW[columnKind(field)] ?? { type: "singleLineText" }) };
  const choices = Object.values(STATUS_LABELS).map((label) => ({ name: label }));
  return { name, type: "singleSelect", options: { choices } };
}

/** The column that {@link newField} would make: what a dry run plans with. */
export function plannedColumn(field: FieldName): Column {
  return toColumn({ id: "", ...newField(field) }, false);
}

/** Can a row be found again by what stands in this column, so that writing it twice makes one row? */
export function canMergeOn({ id, type }: Column): boolean {
  return id !== "" && MERGEABLE.has(type);
}
