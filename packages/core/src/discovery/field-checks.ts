import { NAME_PATTERN } from "../config/config-path.ts";
import type { Field } from "../field.ts";
import { flag, httpUrl, lineOf, listOf, oneOf, refuse, shapeOf, textLike, type Check } from "./checks.ts";

/** A word that can be a key, a name and a file's name. */
export const word = textLike(
  NAME_PATTERN,
  64,
  "at most 64 lower-case letters, digits and _, beginning with a letter",
);

const needed = { key: word, label: lineOf(100) };

const extra = { placeholder: lineOf(300), required: flag, help: lineOf(1000), docsUrl: httpUrl };

const textField = shapeOf(
  { type: oneOf(["text", "password", "url"]), ...needed },
  { ...extra, default: lineOf(1000) },
);

const checkboxField = shapeOf({ type: oneOf(["checkbox"]), ...needed }, { ...extra, default: flag });

const option = shapeOf({ value: lineOf(200), label: lineOf(200) }, {});

const selectField = shapeOf(
  { type: oneOf(["select"]), ...needed, options: listOf(option, 200) },
  { ...extra, default: lineOf(200) },
);

const FIELDS: ReadonlyMap<unknown, Check<Field>> = new Map<unknown, Check<Field>>([
  ["text", textField],
  ["password", textField],
  ["url", textField],
  ["checkbox", checkboxField],
  ["select", checkSelect],
]);

function checkSelect(value: unknown, place: string): Field {
  const field = selectField(value, place);
  const values = field.options.map((one) => one.value);
  if (values.length === 0) return refuse(`${place}.options`, "must not be empty");
  if (!allDiffer(values)) return refuse(`${place}.options`, "must differ in their values");
  if (field.default !== undefined && !values.includes(field.default)) {
    return refuse(`${place}.default`, "must be one of the options");
  }
  return field;
}

function checkField(value: unknown, place: string): Field {
  const type = typeof value === "object" && value !== null && "type" in value ? value.type : undefined;
  const check = FIELDS.get(type);
  return check
    ? check(value, place)
    : refuse(place, `must be a field of type ${[...FIELDS.keys()].join(", ")}`);
}

/** The fields of a connection form, every part of each: they become a form, prompts and keys in a file. */
export function checkFields(value: unknown, place: string): Field[] {
  const fields = listOf(checkField, 100)(value, place);
  return allDiffer(fields.map(({ key }) => key)) ? fields : refuse(place, "must differ in their keys");
}

function allDiffer(words: readonly string[]): boolean {
  return new Set(words).size === words.length;
}
