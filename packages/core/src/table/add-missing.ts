import type { SelectField } from "../field.ts";

/**
 * The field of a connection form that asks whether missing columns may be added.
 *
 * A choice of three, where a checkbox that is on for an empty table and off for any other would be two. The form is filled
 * in before anything is known of the table, so a box would have to be shown ticked or not; and saved as shown, an unticked
 * one could no longer tell "decide for me" from "no". A box for "also when it has rows" would take the "no" away from who
 * laid out an empty table with care. Deciding well is the default here, and both answers are left.
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
