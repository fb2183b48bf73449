import { invalid, type NotionError } from "./notion-error.ts";

/**
 * Checks one value of a request. Throws for a wrong shape at once; a wrong size is only noted in `sizes`, since Notion
 * speaks of sizes last, after it looked at the columns.
 */
export type Shape = (value: unknown, path: string, sizes: NotionError[]) => void;

/** `body failed validation: body.x should be <rule>, instead was <value>.` */
export function unfit(path: string, rule: string, value: unknown): NotionError {
  const part = path.split(/[.[]/, 1)[0];
  return invalid(
    `${part} failed validation: ${path} should be ${rule}, instead was \`${JSON.stringify(value)}\`.`,
  );
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function kind(rule: string, test: (value: unknown) => boolean): Shape {
  return (value, path) => {
    if (value === undefined) throw unfit(path, "defined", value);
    if (!test(value)) throw unfit(path, rule, value);
  };
}

export const anything: Shape = () => {};
export const boolean = kind("a boolean", (value) => typeof value === "boolean");
export const number = kind("a number", (value) => typeof value === "number" && Number.isFinite(value));
export const map = kind("an object", isMap);
export const string = kind("a string", (value) => typeof value === "string");

/** Text of `min` to `max` UTF-16 code units. */
export function text(min: number, max: number): Shape {
  return (value, path, sizes) => {
    string(value, path, sizes);
    checkSize(String(value).length, min, max, `${path}.length`, sizes);
  };
}

/** A day, or a moment, in ISO 8601. */
export const date = kind(
  "a valid ISO 8601 date string",
  (value) =>
    typeof value === "string" &&
    /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/.test(value) &&
    !Number.isNaN(Date.parse(value)),
);

export function oneOf(...words: readonly string[]): Shape {
  return kind(words.map((word) => `\`"${word}"\``).join(" or "), (value) => words.includes(String(value)));
}

export function nullable(shape: Shape): Shape {
  return (value, path, sizes) => {
    if (value !== null) shape(value, path, sizes);
  };
}

export function wholeNumber(min: number, max: number): Shape {
  return (value, path, sizes) => {
    number(value, path, sizes);
    checkSize(Number(value), min, max, path, sizes);
  };
}

export function array(item: Shape, max: number): Shape {
  return (value, path, sizes) => {
    if (!Array.isArray(value)) throw unfit(path, value === undefined ? "defined" : "an array", value);
    for (const [index, one] of value.entries()) item(one, `${path}[${index}]`, sizes);
    checkSize(value.length, 0, max, `${path}.length`, sizes);
  };
}

/** A map with any keys, all of one shape. */
export function record(item: Shape): Shape {
  return (value, path, sizes) => {
    map(value, path, sizes);
    for (const [key, one] of Object.entries(value as object)) item(one, `${path}.${key}`, sizes);
  };
}

/** A map with these keys and no others. */
export function object(keys: Readonly<Record<string, Shape>>, required: readonly string[] = []): Shape {
  return (value, path, sizes) => {
    if (!isMap(value)) throw unfit(path, value === undefined ? "defined" : "an object", value);
    for (const key of required)
      if (value[key] === undefined) throw unfit(`${path}.${key}`, "defined", undefined);
    for (const [key, one] of Object.entries(value)) {
      const shape = Object.hasOwn(keys, key) ? keys[key] : undefined;
      if (!shape) throw unfit(`${path}.${key}`, "not present", one);
      shape(one, `${path}.${key}`, sizes);
    }
  };
}

/** A map with exactly one of `kinds`, and any of `also`. */
export function variant(
  kinds: Readonly<Record<string, Shape>>,
  also: Readonly<Record<string, Shape>> = {},
): Shape {
  const all = object({ ...kinds, ...also, type: oneOf(...Object.keys(kinds)) });
  return (value, path, sizes) => {
    all(value, path, sizes);
    const present = Object.keys(value as object).filter((key) => Object.hasOwn(kinds, key));
    if (present.length === 0) throw unfit(`${path}.${Object.keys(kinds)[0]}`, "defined", undefined);
    if (present.length > 1)
      throw unfit(`${path}.${present[1]}`, "not present", (value as Record<string, unknown>)[present[1]!]);
  };
}

function checkSize(size: number, min: number, max: number, path: string, sizes: NotionError[]): void {
  if (size > max) sizes.push(unfit(path, `≤ \`${max}\``, size));
  if (size < min) sizes.push(unfit(path, `≥ \`${min}\``, size));
}
