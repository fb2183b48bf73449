import { PeregrineError } from "../errors.ts";
import type { Column } from "./column.ts";
import { FIELDS, type FieldName } from "./fields.ts";
import { quoted } from "./names.ts";

/** A column that `field_map` names is not there. */
export function namedColumnGone(field: FieldName, name: string, all: readonly Column[]): PeregrineError {
  const names = quoted(all.map((column) => column.name));
  return new PeregrineError(
    "schema",
    `There is no column ${quoted([name])}, to which field_map sends ${field}`,
    {
      hint: `It was renamed or deleted. Name one of these in field_map: ${names || "none yet"}.`,
    },
  );
}

/** A column of the last run is not there. */
export function columnGone(field: FieldName, name: string): PeregrineError {
  return new PeregrineError("schema", `The column ${quoted([name])}, which held ${field}, is gone`, {
    hint: `Restore it, name another column for it in field_map, or leave the field out: field_map: { ${field}: null }. Saving the connection anew goes on without it, too.`,
  });
}

/** A column cannot hold its field: it was given another type, or `field_map` chose badly. */
export function columnUnfit(field: FieldName, { name, type }: Column): PeregrineError {
  const kinds = FIELDS[field].kinds.join(", ");
  return new PeregrineError(
    "schema",
    `The column ${quoted([name])} is of type ${type}, which cannot hold ${field}`,
    {
      hint: `Give it a type that can (${kinds}), name another column in field_map, or leave the field out: field_map: { ${field}: null }.`,
    },
  );
}
