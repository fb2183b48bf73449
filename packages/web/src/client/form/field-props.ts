import type { Field } from "@peregrine/core/host";

/** What one input of a form needs to know. */
export interface FieldProps {
  field: Field;
  /** Of the input; unique in the page. */
  id: string;
  value: string | boolean | null;
  /** A secret is stored, and stays as it is while nothing is typed. */
  isSet: boolean;
  error: string | undefined;
  onChange: (value: string | boolean | null) => void;
}

/** What inputs of all types have: their name, and who describes them. */
export function commonOf({ field, id, error, isSet }: FieldProps) {
  const described = [
    ...(error === undefined ? [] : [`${id}-wrong`]),
    ...(field.help === undefined && field.docsUrl === undefined ? [] : [`${id}-help`]),
    ...(isSet ? [`${id}-set`] : []),
  ];
  return {
    id,
    name: field.key,
    "aria-required": field.required === true,
    "aria-invalid": error !== undefined,
    "aria-describedby": described.join(" ") || undefined,
  };
}

/** A value of a text input. */
export function textOf(value: string | boolean | null): string {
  return typeof value === "string" ? value : "";
}
