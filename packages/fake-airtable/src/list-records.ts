import { malformed, unfit } from "./airtable-error.ts";
import { requireField } from "./fields.ts";
import { readFilter } from "./formula.ts";
import { newId } from "./ids.ts";
import type { ListRequest } from "./list-request.ts";
import { showRow, valueOf } from "./show.ts";
import type { Field, Row, Table, World } from "./state.ts";

/**
 * A page of records, and the offset of the next if there is one. What a query answers is settled with its first page: rows
 * that are sorted meanwhile come in their old order, deleted ones no more, new ones not at all.
 */
export function listRecords(world: World, table: Table, request: ListRequest): Record<string, unknown> {
  const { offset, pageSize, byFieldId, fields } = request;
  const only = fields?.map((name) => requireField(table, name).id);
  const rows = offset === undefined ? query(table, request) : rest(world, offset);
  const page = rows.slice(0, pageSize).filter((row) => table.rows.includes(row));
  const left = rows.slice(pageSize);
  const records = page.map((row) => showRow(table, row, { byFieldId, ...(only ? { only } : {}) }));
  if (left.length === 0) return { records };
  const next = `${newId("itr")}/${newId("rec")}`;
  world.iterators.set(next, left);
  return { records, offset: next };
}

function query(table: Table, { filterByFormula, sort, maxRecords, view }: ListRequest): Row[] {
  if (view !== undefined) throw unfit("VIEW_NAME_NOT_FOUND", `View ${view} not found`);
  const passes = filterByFormula ? readFilter(table, filterByFormula) : () => true;
  const rows = table.rows.filter(passes);
  for (const { field, direction } of (sort ?? []).toReversed()) {
    const by = requireField(table, field);
    rows.sort((one, other) => compare(by, one, other) * (direction === "desc" ? -1 : 1));
  }
  return rows.slice(0, maxRecords ?? rows.length);
}

function rest(world: World, offset: string): readonly Row[] {
  const rows = world.iterators.get(offset);
  if (rows) return rows;
  if (!/^itr\w{14}\/rec\w{14}$/.test(offset)) throw malformed("offset is none that was answered");
  throw unfit(
    "LIST_RECORDS_ITERATOR_NOT_AVAILABLE",
    "The iterator is not available. Start over by fetching the first page.",
  );
}

function compare(field: Field, one: Row, other: Row): number {
  const [left, right] = [one, other].map((row) => valueOf(field, row) ?? "");
  if (typeof left === "number" && typeof right === "number") return left - right;
  return String(left) < String(right) ? -1 : String(left) > String(right) ? 1 : 0;
}
