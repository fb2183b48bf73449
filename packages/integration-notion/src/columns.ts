import {
  STATUS_LABELS,
  columnKind,
  columnName,
  type Column,
  type FieldName,
  type ValueKind,
} from "@peregrine/core/table";
import type { PropertyConfig, SchemaAnswer } from "./notion-types.ts";

/** What Notion's types of column hold; of the others, none can be written. */
const KINDS = new Map<string, ValueKind>([
  ["title", "text"],
  ["rich_text", "text"],
  ["select", "choice"],
  ["status", "choice"],
  ["multi_select", "choices"],
  ["number", "number"],
  ["url", "link"],
  ["date", "moment"],
  ["checkbox", "flag"],
]);

/** How a column is made, by what it is to hold. */
const CONFIGS: Readonly<Record<ValueKind, PropertyConfig>> = {
  text: { rich_text: {} },
  choice: { select: {} },
  choices: { multi_select: {} },
  number: { number: {} },
  percent: { number: { format: "percent" } },
  link: { url: {} },
  date: { date: {} },
  moment: { date: {} },
  flag: { checkbox: {} },
  any: { rich_text: {} },
};

/** The columns of a board. Their ids are URL-encoded, as Notion shows them. */
export function columnsOf(schema: SchemaAnswer): Column[] {
  return Object.values(schema).map((answer) => {
    const { id, name, type } = answer;
    const percent = type === "number" && answer.number.format === "percent";
    const kind = percent ? "percent" : KINDS.get(type);
    return {
      id,
      name,
      type,
      kind,
      options: optionsOf(answer),
      fixed: type === "status",
      titles: type === "title",
    };
  });
}

function optionsOf(answer: SchemaAnswer[string]): string[] {
  if (answer.type === "select") return answer.select.options.map(({ name }) => name);
  if (answer.type === "multi_select") return answer.multi_select.options.map(({ name }) => name);
  return answer.type === "status" ? answer.status.options.map(({ name }) => name) : [];
}

/** How the column of a field is made. */
export function newColumn(field: FieldName): PropertyConfig {
  const options = Object.values(STATUS_LABELS).map((name) => ({ name }));
  return field === "status" ? { select: { options } } : CONFIGS[columnKind(field)];
}

/** The column that {@link newColumn} makes, before it is made. */
export function plannedColumn(field: FieldName): Column {
  const options = field === "status" ? Object.values(STATUS_LABELS) : [];
  const [type = "rich_text"] = Object.keys(newColumn(field));
  return { id: "", name: columnName(field), type, kind: columnKind(field), options };
}
