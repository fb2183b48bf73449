import {
  FIELD_NAMES,
  FIELDS,
  columnName,
  sameName,
  type Column,
  type FieldName,
  type Mapping,
} from "@peregrine/core/table";
import type { CellKind, Sheet } from "./sheet.ts";
import type { NewColumn } from "./xlsx/new-workbook.ts";

/** A column of a sheet. Nothing but its name says which it is: a person may move it at any time. */
export interface SheetColumn extends Column {
  /** From 0; -1 for one that is only planned. */
  readonly place: number;
}

/** Widths of new columns, in characters. */
const WIDTHS: Partial<Record<FieldName, number>> = { title: 36, company: 24, url: 40, interview_date: 17 };
const WIDTH = 16;
/** What date columns of a new workbook show. */
const SHOWS: Partial<Record<FieldName, "day" | "moment">> = {
  date_found: "day",
  applied_at: "day",
  interview_date: "moment",
};
/** A row with fewer names than this is no row of names. */
const ENOUGH = 2;

/** How a field's values stand in their cells. */
export function cellKind(field: FieldName): CellKind {
  return SHOWS[field] ? "date" : "plain";
}

/** The columns of a sheet that have a name. */
export function columnsOf({ header }: Pick<Sheet, "header">): SheetColumn[] {
  return header.flatMap((name, place) => (name === "" ? [] : [columnAt(name, place)]));
}

/** A column that is not there yet. */
export function plannedColumn(field: FieldName): SheetColumn {
  return { ...columnAt(columnName(field), -1), id: "" };
}

/** The columns of a new sheet, called as the user wants them. */
export function newColumns({ columns }: Mapping): NewColumn[] {
  const wanted = FIELD_NAMES.filter((field) => !("optional" in FIELDS[field]) && columns.get(field) !== null);
  return wanted.map((field) => {
    const name = columns.get(field) ?? columnName(field);
    const hidden = field === "key" && { hidden: true };
    const shows = SHOWS[field] && { shows: SHOWS[field] };
    return { name, width: WIDTHS[field] ?? WIDTH, ...shows, ...hidden };
  });
}

/** Do these look like the names of a job sheet's columns? */
export function isHeader(names: readonly string[], { columns }: Mapping): boolean {
  const known = FIELD_NAMES.flatMap((field) => [columns.get(field) ?? "", ...FIELDS[field].names]).filter(
    Boolean,
  );
  return names.filter((name) => known.some((one) => sameName(one, name))).length >= ENOUGH;
}

function columnAt(name: string, place: number): SheetColumn {
  return { id: name, name, kind: "any", type: "cell", place };
}
