import { isFieldName, type FieldName } from "./fields.ts";
import type { Column } from "./column.ts";

/** A column as it was when the last run used it. */
export interface RememberedColumn {
  readonly id: string;
  readonly name: string;
  /** What `field_map` called it then. */
  readonly asked?: string;
}

/** Which column each field went to in the last run: what `prepare` answers, and is given back as `ctx.remembered`. */
export type ColumnMemory = { readonly [Field in FieldName]?: RememberedColumn };

/**
 * What `prepare` answers, so that the next run knows the columns again.
 *
 * @param named - `field_map`, as it was read
 * @example
 * async prepare(ctx) {
 *   const mapped = mapColumns(await this.#columns(), mapping, readMemory(ctx.remembered));
 *   return rememberColumns(mapped.columns, mapping.columns);
 * }
 */
export function rememberColumns(
  columns: ReadonlyMap<FieldName, Column>,
  named: ReadonlyMap<FieldName, string | null>,
): ColumnMemory {
  const existing = [...columns].filter(([, { id }]) => id !== "");
  return Object.fromEntries(
    existing.map(([field, { id, name }]) => {
      const asked = named.get(field);
      return [field, { id, name, ...(asked ? { asked } : {}) }];
    }),
  );
}

/**
 * What was remembered, as far as it is what {@link rememberColumns} answers; all else is ignored.
 *
 * @example
 * readMemory({ salary: { id: "c1", name: "Pay" }, other: 7 }); // { salary: { id: "c1", name: "Pay" } }
 */
export function readMemory(remembered: unknown): ColumnMemory {
  if (!isMap(remembered)) return {};
  return Object.fromEntries(
    Object.entries(remembered).flatMap(([field, value]) => {
      if (!isFieldName(field) || !isMap(value)) return [];
      const { id, name, asked } = value;
      if (typeof id !== "string" || id === "" || typeof name !== "string") return [];
      return [[field, { id, name, ...(typeof asked === "string" ? { asked } : {}) }]];
    }),
  );
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
