import { PeregrineError, toFailure, type BatchItem, type ItemResult } from "@peregrine/core";
import type { Column, TableRecord } from "@peregrine/core/table";
import type { AirtableApi } from "./airtable-api.ts";
import type { Row } from "./airtable-types.ts";
import { toCells } from "./cells.ts";
import { canMergeOn } from "./columns.ts";
import { rowsOf, type Place } from "./rows.ts";
import { severalRows, type Doubles, type Sought } from "./several-rows.ts";

type Item = BatchItem<TableRecord>;

/** The most rows of one request. */
export const MOST_ROWS = 10;

/** What writing takes. */
export interface Writer {
  api: AirtableApi;
  place: Place;
  doubles: Doubles;
  signal: AbortSignal;
}

/** The column by which Airtable itself finds a row that an earlier attempt made. */
export function mergeColumn({ table }: Place): Column | undefined {
  const column = table.columns.get("key");
  return column && canMergeOn(column) ? column : undefined;
}

/** Writes rows that are all known, or all new. Of a job that stands there several times, none is written. */
export async function writeRows(writer: Writer, items: readonly Item[]): Promise<ItemResult[]> {
  const failures = items.map((item) => ambiguity(writer, item));
  const sound = items.filter((_, index) => failures[index] === undefined);
  const rows = (sound.length > 0 ? await send(writer, sound) : []).values();
  return failures.map((failure) =>
    failure ? { failure: toFailure(failure) } : { id: idOf(rows.next().value) },
  );
}

function ambiguity({ place, doubles }: Writer, item: Item): PeregrineError | undefined {
  const rows = item.id === undefined ? doubles.of(soughtBy(item)) : undefined;
  return rows && severalRows(place.table.name, soughtBy(item), rows);
}

/** All rows, or none. */
async function send(writer: Writer, items: readonly Item[]): Promise<readonly Row[]> {
  const { api, place, signal } = writer;
  const records = items.map(({ id, record, changes }) => ({
    ...(id === undefined ? {} : { id }),
    fields: toCells(place.table, changes ?? record),
  }));
  if (items.some(({ id }) => id !== undefined)) return api.write("PATCH", place, { records }, signal);
  const merge = mergeColumn(place);
  if (!merge) return api.write("POST", place, { records }, signal);
  try {
    const performUpsert = { fieldsToMergeOn: [merge.id] };
    return await api.write("PATCH", place, { performUpsert, records }, signal);
  } catch (error) {
    const [item, ...others] = items;
    throw item && others.length === 0 ? await explained(writer, error, item) : error;
  }
}

/** Airtable refuses a job whose key stands in several rows, in words that are not documented: a look tells. */
async function explained({ api, place, signal }: Writer, error: unknown, item: Item): Promise<unknown> {
  if (!PeregrineError.is(error) || error.code !== "schema") return error;
  const rows = await rowsOf(api, place, soughtBy(item), signal);
  return rows.length > 1 ? severalRows(place.table.name, soughtBy(item), rows) : error;
}

function soughtBy({ key, record: { url } }: Item): Sought {
  return { key, url: typeof url === "string" ? url : undefined };
}

function idOf(row: Row | undefined): string {
  if (row) return row.id;
  throw new PeregrineError("unavailable", "Airtable's answer holds fewer rows than were written", {
    mayHaveCommitted: true,
  });
}
