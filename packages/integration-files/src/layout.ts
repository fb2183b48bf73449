import { PeregrineError } from "@peregrine/core";
import { columnOf, SHEET_FIELDS, type SheetField } from "./columns.ts";
import type { Mapping } from "./mapping.ts";
import type { Sheet } from "./sheet.ts";

/** Which column of a sheet each field goes to. */
export interface Layout {
  /** Places of columns, from 0. */
  columns: ReadonlyMap<SheetField, number>;
  /** Names of the columns that could be added. */
  missing: readonly string[];
}

/** Fewer names than this do not make a row of names. */
const ENOUGH = 2;

/** Do these look like the names of a job sheet's columns? */
export function isHeader(names: readonly string[], mapping: Mapping): boolean {
  return placesOf(names, mapping).size >= ENOUGH;
}

/**
 * Finds the column of each field, by the user's word or by its name, and adds those that are missing if that is allowed.
 * No column serves two fields.
 *
 * @throws PeregrineError `schema` when a column that the user named is gone, or rows could never be found again
 */
export function fitLayout(sheet: Sheet, mapping: Mapping, addMissing: "empty" | "always" | "never"): Layout {
  const columns = placesOf(sheet.header, mapping);
  assertNamed(columns, sheet.header, mapping);
  const missing = SHEET_FIELDS.filter(
    (field) => !columns.has(field) && !columnOf(field).optional && mapping.columns.get(field) !== null,
  );
  const add = addMissing === "always" || (addMissing === "empty" && sheet.size === 0);
  if (add) for (const field of missing) columns.set(field, sheet.addColumn(columnOf(field).names[0]!));
  if (!columns.has("key") && !columns.has("url")) throw noIdentity(sheet.header);
  return { columns, missing: add ? [] : missing.map((field) => columnOf(field).names[0]!) };
}

function placesOf(names: readonly string[], { columns: named }: Mapping): Map<SheetField, number> {
  const places = new Map<SheetField, number>();
  const place = (field: SheetField, name: string): void => {
    const at = names.findIndex(
      (other, index) => sameName(other, name) && ![...places.values()].includes(index),
    );
    if (at !== -1 && !places.has(field)) places.set(field, at);
  };
  for (const [field, name] of named) if (name !== null) place(field, name);
  for (const field of SHEET_FIELDS)
    if (!named.has(field)) for (const name of columnOf(field).names) place(field, name);
  return places;
}

function assertNamed(
  columns: ReadonlyMap<SheetField, number>,
  header: readonly string[],
  mapping: Mapping,
): void {
  for (const [field, name] of mapping.columns) {
    if (name === null || columns.has(field) || header.length === 0) continue;
    throw new PeregrineError(
      "schema",
      `The sheet has no column “${name}”, to which field_map sends ${field}`,
      {
        field: "file_name",
        hint: `It was renamed or deleted. Name one of these in field_map: ${quoted(header)}.`,
      },
    );
  }
}

function noIdentity(header: readonly string[]): PeregrineError {
  return new PeregrineError("schema", "The sheet has no column by which a job's row could be found again", {
    field: "add_missing_columns",
    hint:
      `Add a column “Link” or “Peregrine Key”, or let missing columns be added. ` +
      `Its columns are: ${quoted(header) || "none"}.`,
  });
}

function sameName(one: string, other: string): boolean {
  return comparable(one) === comparable(other);
}

/** Names are compared without case, spaces and punctuation. */
function comparable(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "") || name;
}

function quoted(names: readonly string[]): string {
  return names
    .filter(Boolean)
    .map((name) => `“${name}”`)
    .join(", ");
}
