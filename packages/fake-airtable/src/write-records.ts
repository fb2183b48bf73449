import { malformed, unfit } from "./airtable-error.ts";
import { toCell } from "./cell-values.ts";
import { canMergeOn, isComputed, isSelect } from "./field-types.ts";
import { newChoice, requireField } from "./fields.ts";
import { newId } from "./ids.ts";
import type { WriteRequest, WrittenRecord } from "./request-shapes.ts";
import type { CellValue, Field, Row, Table } from "./state.ts";

/** How the records of a request find their rows. `replace` empties the cells that are not named. */
export type WriteMode = "create" | "update" | "replace";

/** A row to be written, and the cells it gets. */
interface Plan {
  row: Row | undefined;
  cells: Map<Field, CellValue | undefined>;
}

/** The rows, in the order of the request, and which of them are new. */
export interface Written {
  rows: Row[];
  created: Row[];
}

/** Writes all records of a request, or, when one of them cannot be, none. @throws AirtableError 422 */
export function writeRecords(table: Table, request: WriteRequest, mode: WriteMode, nowMs: number): Written {
  const plans = request.records.map((record) => planOf(table, record, request.typecast));
  const mergeFields = request.mergeOn?.map((name) => mergeField(table, name));
  for (const [index, plan] of plans.entries()) {
    const { id } = request.records[index]!;
    if (mode === "create" && id !== undefined) throw malformed("a new record has no id");
    if (mode !== "create") plan.row = id === undefined ? match(table, plan, mergeFields) : rowOf(table, id);
  }
  if (mergeFields) refuseTwins(plans, mergeFields);
  const created: Row[] = [];
  const rows = plans.map(({ row, cells }) => {
    const target = row ?? addRow(table, nowMs);
    if (!row) created.push(target);
    if (mode === "replace")
      for (const { id, type } of table.fields) if (!isComputed(type)) target.cells.delete(id);
    for (const [field, cell] of cells) fill(target, field, cell);
    return target;
  });
  return { rows, created };
}

/** Puts a value into a cell; new choices join their select. */
export function fill(row: Row, field: Field, cell: CellValue | undefined): void {
  if (cell === undefined) return void row.cells.delete(field.id);
  const names = isSelect(field.type) ? [cell].flat().map(String) : [];
  for (const name of names)
    if (!field.choices.some((choice) => choice.name === name)) field.choices.push(newChoice(field, name));
  row.cells.set(field.id, cell);
}

export function addRow({ rows }: Table, nowMs: number): Row {
  const row: Row = { id: newId("rec"), createdMs: nowMs, cells: new Map() };
  rows.push(row);
  return row;
}

function planOf(table: Table, { fields }: WrittenRecord, typecast: boolean): Plan {
  const named = Object.entries(fields).map(([name, value]) => [requireField(table, name), value] as const);
  return {
    row: undefined,
    cells: new Map(named.map(([field, value]) => [field, toCell(field, value, typecast)])),
  };
}

function mergeField(table: Table, name: string): Field {
  const field = requireField(table, name);
  if (canMergeOn(field.type)) return field;
  throw malformed(`the field ${JSON.stringify(field.name)} of type ${field.type} cannot be merged on`);
}

function rowOf({ rows }: Table, id: string): Row {
  const row = rows.find((row) => row.id === id);
  if (!row) throw unfit("ROW_DOES_NOT_EXIST", `Record ID ${id} does not exist in this table`);
  return row;
}

function match({ rows }: Table, { cells }: Plan, mergeFields: readonly Field[] | undefined): Row | undefined {
  if (!mergeFields) throw unfit("INVALID_RECORDS", 'Each record object needs an "id".');
  const lacking = mergeFields.find((field) => cells.get(field) === undefined);
  if (lacking)
    throw malformed(`a record has no value for ${JSON.stringify(lacking.name)}, which is merged on`);
  const found = rows.filter((row) =>
    mergeFields.every((field) => same(row.cells.get(field.id), cells.get(field))),
  );
  if (found.length <= 1) return found[0];
  throw malformed(`${found.length} records match on ${mergeFields.map(({ name }) => name).join(", ")}`);
}

/** Two records of one request for the same row: which of them should hold is not said. */
function refuseTwins(plans: readonly Plan[], mergeFields: readonly Field[]): void {
  const keys = plans.map(
    ({ row, cells }) => row?.id ?? JSON.stringify(mergeFields.map((field) => cells.get(field))),
  );
  if (new Set(keys).size < keys.length) throw malformed("two records are for the same row");
}

function same(one: CellValue | undefined, other: CellValue | undefined): boolean {
  return one === other || (typeof one === "object" && JSON.stringify(one) === JSON.stringify(other));
}
