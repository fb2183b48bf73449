import type { Config, Field } from "./field.ts";

/** The values of the secret fields: what must never be shown. */
export function secretsOf(fields: readonly Field[], values: Config): string[] {
  return fields.flatMap(({ key, type }) => (type === "password" && values[key] ? [String(values[key])] : []));
}

/** A bearer token, when there is exactly one secret to make it of. */
export function bearerHeaders(fields: readonly Field[], values: Config): Record<string, string> {
  const secrets = fields.filter((field) => field.type === "password");
  const secret = secrets.length === 1 ? values[secrets[0]!.key] : undefined;
  return secret === undefined ? {} : { authorization: `Bearer ${secret}` };
}

/** The required values that are no secret: together they name the place records go to. */
export function targetOf(fields: readonly Field[], values: Config): string {
  const parts = fields.filter(
    (field) => field.required && field.type !== "password" && field.type !== "checkbox",
  );
  return JSON.stringify(parts.map((field) => values[field.key] ?? null));
}

/** What stands beside the values of the fields. */
export function extrasOf(
  fields: readonly Field[],
  input: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const keys = new Set(fields.map((field) => field.key));
  return Object.fromEntries(Object.entries(input).filter(([key]) => !keys.has(key)));
}
