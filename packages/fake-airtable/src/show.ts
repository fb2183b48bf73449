import { isSelect } from "./field-types.ts";
import type { Base, Field, Row, Table } from "./state.ts";

/** How rows are to be shown. */
export interface View {
  byFieldId: boolean;
  /** Ids of the fields to show; all when absent. */
  only?: readonly string[];
}

/** A record. Cells that hold nothing are left out. */
export function showRow({ fields }: Table, row: Row, { byFieldId, only }: View): Record<string, unknown> {
  const shown = fields.filter(({ id }) => only === undefined || only.includes(id));
  const cells = shown.flatMap((field) => {
    const value = valueOf(field, row);
    return value === undefined ? [] : [[byFieldId ? field.id : field.name, value] as const];
  });
  return { id: row.id, createdTime: moment(row.createdMs), fields: Object.fromEntries(cells) };
}

/** What a cell shows; undefined for nothing. */
export function valueOf({ id, type }: Field, row: Row): unknown {
  if (type === "createdTime") return moment(row.createdMs);
  return row.cells.get(id);
}

export function showField({ id, name, type, options, choices }: Field): Record<string, unknown> {
  const settings = isSelect(type) ? { choices: choices.map((choice) => ({ ...choice })) } : options;
  return { id, name, type, ...(Object.keys(settings).length > 0 ? { options: settings } : {}) };
}

export function showTable({ id, name, fields }: Table): Record<string, unknown> {
  return { id, name, primaryFieldId: fields[0]?.id, fields: fields.map(showField), views: [] };
}

export function showBase({ id, name, permission }: Base): Record<string, unknown> {
  return { id, name, permissionLevel: permission };
}

function moment(ms: number): string {
  return new Date(ms).toISOString();
}
