import type { Issue } from "./errors.ts";
import type { Config, Field } from "./field.ts";

const TRUE = new Set(["true", "yes", "on", "1"]);
const FALSE = new Set(["false", "no", "off", "0", ""]);

/** Values that passed, and what is wrong with those that did not. */
export interface CheckedConfig {
  values: Config;
  issues: Issue[];
}

/**
 * Checks what a person typed (or a file holds) against the fields of a form.
 *
 * Text is trimmed, checkboxes accept `true`/`"true"`/`"yes"`/`"on"`/`"1"`/`1` and their opposites, an empty optional
 * value is `undefined`, defaults fill what was left out. Keys that are no field are dropped.
 *
 * @example
 * checkConfig(fields, { api_key: "  k " }).values; // { api_key: "k" }
 */
export function checkConfig(
  fields: readonly Field[],
  input: Readonly<Record<string, unknown>>,
): CheckedConfig {
  const values: Config = {};
  const issues: Issue[] = [];
  for (const field of fields) {
    const given = Object.hasOwn(input, field.key) ? input[field.key] : undefined;
    const result = checkValue(field, given ?? field.default);
    if ("problem" in result) issues.push({ field: field.key, message: `${field.label} ${result.problem}` });
    else values[field.key] = result.value;
  }
  return { values, issues };
}

type Checked = { value: Config[string] } | { problem: string };

function checkValue(field: Field, given: unknown): Checked {
  if (field.type === "checkbox") return checkBox(given);
  if (typeof given === "object" && given !== null)
    return { problem: "must be a single value, not a list or a map" };
  const text = given === undefined || given === null ? "" : String(given).trim();
  if (text === "") return field.required ? { problem: "is required" } : { value: undefined };
  if (hasControlCharacter(text, field.type))
    return { problem: "holds a control character or line break; paste it again" };
  if (field.type === "url") return checkUrl(text);
  if (field.type === "select" && !field.options.some((option) => option.value === text)) {
    return { problem: `must be one of: ${field.options.map((option) => option.value).join(", ")}` };
  }
  return { value: text };
}

function checkBox(given: unknown): Checked {
  const text = String(given ?? "")
    .trim()
    .toLowerCase();
  if (TRUE.has(text)) return { value: true };
  return FALSE.has(text) ? { value: false } : { problem: "must be true or false" };
}

function checkUrl(text: string): Checked {
  const url = URL.parse(text);
  if (!url) return { problem: "must be a whole address, such as https://example.com" };
  if (url.protocol !== "https:" && url.protocol !== "http:")
    return { problem: "must begin with https:// or http://" };
  if (url.username || url.password) return { problem: "must not hold a user name or password" };
  return { value: text };
}

/** Pasted JSON (a `text` or `password` value) may span lines; anything else with a control character is a bad paste. */
function hasControlCharacter(text: string, type: Field["type"]): boolean {
  const allowed =
    type !== "url" && text.startsWith("{")
      ? /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/
      : /[\u0000-\u001F\u007F]/;
  return allowed.test(text);
}
