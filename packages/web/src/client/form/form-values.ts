import type { Field } from "@peregrine/core/host";
import type { FormValues, IntegrationForm } from "../../api-types.ts";

/** What the inputs show at first: stored values, over them a draft's, else the defaults. Secrets begin empty. */
export function firstValues(form: IntegrationForm, draft: Readonly<FormValues> = {}): FormValues {
  return Object.fromEntries(
    form.fields.map((field) => [field.key, field.type === "password" ? "" : firstValue(field, form, draft)]),
  );
}

/** What is sent: every value but secrets nobody touched, which keep what is stored. */
export function sentValues(fields: readonly Field[], values: Readonly<FormValues>): FormValues {
  return Object.fromEntries(
    fields
      .filter(({ type, key }) => type !== "password" || values[key] !== "")
      .map(({ key }) => [key, values[key] ?? null]),
  );
}

/** What a draft may keep: no secrets. */
export function draftValues(
  fields: readonly Field[],
  values: Readonly<FormValues>,
): Record<string, string | boolean> {
  return Object.fromEntries(
    fields.flatMap(({ type, key }) => {
      const value = values[key];
      return type === "password" || value === null || value === undefined ? [] : [[key, value]];
    }),
  );
}

function firstValue(field: Field, form: IntegrationForm, draft: Readonly<FormValues>): string | boolean {
  const given = draft[field.key] ?? form.values[field.key] ?? (form.configured ? undefined : field.default);
  if (field.type === "checkbox") return given === true || given === "true";
  return given === undefined || given === null ? "" : String(given);
}
