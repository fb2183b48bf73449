import type { SelectField } from "../field.ts";

/**
 * The field of a connection form that asks whether missing columns may be added. It is a choice of three rather than a
 * checkbox: an unticked box could not tell "decide for me" from "no", and deciding well (yes for an empty table, no for one
 * that is somebody's own) is the default.
 *
 * @param what - what people call a table there
 * @example
 * const fields = defineFields([addMissingColumns("base")]); // "If the base is empty", "Always", "Never"
 */
export function addMissingColumns(what: string) {
  return {
    key: "add_missing_columns",
    label: "Add missing columns",
    type: "select",
    options: [
      { value: "empty", label: `If the ${what} is empty` },
      { value: "always", label: "Always" },
      { value: "never", label: "Never" },
    ],
    default: "empty",
    help: "May Peregrine add the columns it can fill? Columns that are there are never changed or removed.",
  } as const satisfies SelectField;
}
