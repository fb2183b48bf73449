import { newColumnId, newId } from "./ids.ts";
import { invalid } from "./notion-error.ts";
import { COLUMN_TYPES, type Column, type ColumnType, type DataSource, type Option } from "./state.ts";

const COLORS = ["default", "gray", "brown", "orange", "yellow", "green", "blue", "purple", "pink", "red"];

type Config = Readonly<Record<string, unknown>>;

/** The kind that a column's settings are for: `{ select: {…} }` is for a select. */
export function typeOfConfig(config: Config): ColumnType | undefined {
  return COLUMN_TYPES.find((type) => Object.hasOwn(config, type));
}

/** A new column. */
export function newColumn(name: string, config: Config): Column {
  const type = typeOfConfig(config) ?? "rich_text";
  const column: Column = {
    id: type === "title" ? "title" : newColumnId(),
    name,
    type,
    options: [],
    format: "number",
  };
  return configure(column, config);
}

/** Changes a column's settings; a list of options replaces the one before. */
export function configure(column: Column, config: Config): Column {
  const settings = config[column.type];
  if (typeof settings !== "object" || settings === null) return column;
  if ("format" in settings) column.format = String(settings.format);
  if ("options" in settings && Array.isArray(settings.options)) {
    column.options = settings.options.map((option: Partial<Option>) => keptOption(column, option));
  }
  return column;
}

function keptOption(column: Column, { id, name, color }: Partial<Option>): Option {
  const kept = column.options.find((option) => option.id === id || option.name === name);
  if (kept) return { ...kept, ...(name ? { name } : {}) };
  if (id !== undefined) throw invalid(`Option with ID ${id} does not exist in ${column.name}.`);
  return newOption(column, name ?? "", color);
}

/** A new option of a column, not yet in its list. */
export function newOption(column: Column, name: string, color?: string): Option {
  if (name.includes(",")) throw invalid(`Invalid select option, commas not allowed: ${name}`);
  return { id: newId(), name, color: color ?? COLORS[column.options.length % COLORS.length]! };
}

/** The column of this name or id; an id may come as it is, or URL-encoded. */
export function findColumn(source: DataSource, nameOrId: string): Column | undefined {
  return (
    source.columns.find((column) => column.name === nameOrId) ??
    source.columns.find((column) => column.id === nameOrId || encodeURIComponent(column.id) === nameOrId)
  );
}

/** A column as the schema shows it. */
export function showColumn(column: Column): Record<string, unknown> {
  const { name, type } = column;
  return { id: encodeURIComponent(column.id), name, description: null, type, [type]: settingsOf(column) };
}

function settingsOf({ type, format, options }: Column): Record<string, unknown> {
  const shown = options.map((option) => ({ ...option, description: null }));
  if (type === "number") return { format };
  if (type === "formula") return { expression: "" };
  if (type === "select" || type === "multi_select") return { options: shown };
  if (type !== "status") return {};
  const group = {
    id: "todo-status-group",
    name: "To-do",
    color: "gray",
    option_ids: options.map(({ id }) => id),
  };
  return { options: shown, groups: [group] };
}
