import type { Column } from "./column.ts";
import { FIELDS, FIELD_NAMES, fits, goesBy, isAddable, type FieldName } from "./fields.ts";
import { columnGone, columnUnfit, namedColumnGone } from "./column-failures.ts";
import type { ColumnMemory, RememberedColumn } from "./memory.ts";
import { sameName } from "./names.ts";
import type { Mapping } from "./read-mapping.ts";

/** Which column each field goes to. */
export interface MappedColumns<C extends Column = Column> {
  readonly columns: ReadonlyMap<FieldName, C>;
  /** Fields for which a column could be added. */
  readonly missing: readonly FieldName[];
  /** Columns that go by a field's name and cannot hold it. */
  readonly unfit: readonly C[];
  /** Columns that were called otherwise when they were last used. */
  readonly renamed: readonly { readonly from: string; readonly to: string }[];
}

/**
 * Finds a column for each field: the one the user named, else the one of the last run, whatever it is called now, else one
 * that goes by one of the field's names. No column is used twice. The column that titles the rows is the job's title,
 * unless it goes by the name of another field.
 *
 * @param memory - the columns of the last run, see `readMemory`
 * @param forgiving - true to go on without those of them that are gone, see `PrepareContext.savedSince`
 * @throws PeregrineError `schema` when a column that the user named or the last run used is gone, or cannot hold its field
 *
 * @example
 * const columns = [{ id: "fld1", name: "Role", kind: "text", type: "singleLineText" } as const];
 * mapColumns(columns, readMapping({}, "acme.yaml")).columns.get("title")?.id; // "fld1"
 */
export function mapColumns<C extends Column>(
  all: readonly C[],
  { columns: named }: Pick<Mapping, "columns">,
  memory: ColumnMemory = {},
  forgiving = false,
): MappedColumns<C> {
  const columns = new Map<FieldName, C>();
  for (const [field, name] of named)
    if (name !== null) columns.set(field, namedColumn(all, field, name, memory[field]));
  const free = (): C[] => all.filter((column) => ![...columns.values()].includes(column));
  const open = FIELD_NAMES.filter((field) => !named.has(field));
  for (const field of open) {
    const known = memory[field] && knownColumn(all, free(), field, memory[field], forgiving);
    if (known) columns.set(field, known);
  }
  const settled = columns.has("title");
  const unfit = addByNames(columns, open, free);
  const title = free().find((column) => column.titles && fits("title", column));
  if (title && open.includes("title") && !settled) columns.set("title", title);
  const missing = open.filter(
    (field) => isAddable(field) && !columns.has(field) && !unfit.some(({ name }) => goesBy(field, name)),
  );
  return { columns, missing, unfit, renamed: renames(columns, memory) };
}

function namedColumn<C extends Column>(
  all: readonly C[],
  field: FieldName,
  name: string,
  last: RememberedColumn | undefined,
): C {
  const found =
    all.find((column) => column.name === name || column.id === name) ??
    all.find((column) => sameName(column.name, name)) ??
    (last?.asked === name ? all.find(({ id }) => id === last.id) : undefined);
  if (!found) throw namedColumnGone(field, name, all);
  if (!fits(field, found)) throw columnUnfit(field, found);
  return found;
}

/** The column of the last run; undefined when it serves another field now, or may be missing. */
function knownColumn<C extends Column>(
  all: readonly C[],
  free: readonly C[],
  field: FieldName,
  { id, name }: RememberedColumn,
  forgiving: boolean,
): C | undefined {
  const same = all.find((column) => column.id === id);
  if (same && !free.includes(same)) return undefined;
  const found = same ?? successor(free, field, { id, name });
  if (found && fits(field, found)) return found;
  if (forgiving) return undefined;
  throw found ? columnUnfit(field, found) : columnGone(field, name);
}

/** One made anew under the same name; where columns have no ids, also one that was renamed to another of the field's names. */
function successor<C extends Column>(
  free: readonly C[],
  field: FieldName,
  { id, name }: RememberedColumn,
): C | undefined {
  return (
    free.find((column) => sameName(column.name, name)) ?? (id === name ? byNames(free, field) : undefined)
  );
}

/** Answers the columns that would be used if they could hold their field. */
function addByNames<C extends Column>(
  columns: Map<FieldName, C>,
  open: readonly FieldName[],
  free: () => C[],
): C[] {
  const unfit: C[] = [];
  for (const field of open) {
    const found = columns.has(field) ? undefined : byNames(free(), field);
    if (found && fits(field, found)) columns.set(field, found);
    else if (found) unfit.push(found);
  }
  return unfit;
}

/** Better names come first; of two columns with equally good ones, the first. */
function byNames<C extends Column>(all: readonly C[], field: FieldName): C | undefined {
  for (const name of FIELDS[field].names) {
    const found = all.find((column) => sameName(column.name, name));
    if (found) return found;
  }
  return undefined;
}

function renames(
  columns: ReadonlyMap<FieldName, Column>,
  memory: ColumnMemory,
): { from: string; to: string }[] {
  return [...columns].flatMap(([field, { name, id }]) => {
    const last = memory[field];
    const followed = last && last.name !== name && (last.id === id || last.id === last.name);
    return followed ? [{ from: last.name, to: name }] : [];
  });
}
