import type { Scanned } from "@peregrine/core";
import {
  commonParts,
  sameLink,
  toScanned,
  type Column,
  type JobTable,
  type TableRecord,
} from "@peregrine/core/table";
import type { AirtableApi, TableId } from "./airtable-api.ts";
import type { Row } from "./airtable-types.ts";
import { rowRecord } from "./cells.ts";
import type { Sought } from "./several-rows.ts";

/** A table of jobs, and where it is. */
export interface Place extends TableId {
  table: JobTable;
}

/** Reads rows with the columns we use, page by page: all, or those a formula picks. */
export async function* readRows(
  api: AirtableApi,
  { table, ...id }: Place,
  signal: AbortSignal,
  formula?: string,
): AsyncGenerator<Row> {
  const fields = [...table.columns.values()].map((column) => column.id).filter(Boolean);
  const query = { fields, pageSize: 100, ...(formula ? { filterByFormula: formula } : {}) };
  let offset: string | undefined;
  do {
    const page = await api.list(id, { ...query, ...(offset ? { offset } : {}) }, signal);
    yield* page.records;
    offset = page.offset;
  } while (offset !== undefined);
}

/** The rows of a job: by our key, or else by the link, of rows that have no key. */
export async function rowsOf(
  api: AirtableApi,
  place: Place,
  { key, url }: Sought,
  signal: AbortSignal,
): Promise<Scanned<TableRecord>[]> {
  const formula = formulaFor(place.table, key, url);
  if (formula === undefined) return [];
  const rows = await Array.fromAsync(readRows(api, place, signal, formula), (row) =>
    toScanned(place.table, row.id, rowRecord(place.table, row)),
  );
  const ours = rows.filter((row) => row.key === key);
  return ours.length > 0 ? ours : rows.filter((row) => row.key === undefined && sameLink(row.url, url));
}

function formulaFor({ columns }: JobTable, key: string, url: string | undefined): string | undefined {
  const [keyColumn, urlColumn] = [columns.get("key"), columns.get("url")].map(existing);
  const parts =
    url && urlColumn ? commonParts(url).map((part) => `SEARCH(${text(part)}, ${cell(urlColumn)})`) : [];
  const conditions = [
    ...(keyColumn ? [`${cell(keyColumn)} = ${text(key)}`] : []),
    ...(parts.length > 0 ? [`AND(${parts.join(", ")})`] : []),
  ];
  return conditions.length > 0 ? `OR(${conditions.join(", ")})` : undefined;
}

/** A column that a dry run only plans holds nothing, and cannot be asked. */
function existing(column: Column | undefined): Column | undefined {
  return column?.id ? column : undefined;
}

/** A text in a formula: https://support.airtable.com/docs/formula-field-reference */
function text(value: string): string {
  return `'${value.replace(/[\\']/g, "\\$&").replace(/\s/g, " ")}'`;
}

/** A column in a formula, by its name: formulas are people's language. */
function cell({ name }: Column): string {
  return `{${name.replace(/[\\}]/g, "\\$&")}}`;
}
