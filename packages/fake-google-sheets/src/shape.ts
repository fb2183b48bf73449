import { SheetsError, invalid } from "./sheets-error.ts";

/** Checks one value of a request, as strictly as Google reads JSON. @throws SheetsError 400 */
export type Shape = (value: unknown, path: string) => void;

export const anything: Shape = () => {};
export const string = scalar("TYPE_STRING", "string");
export const boolean = scalar("TYPE_BOOL", "boolean");
export const number = scalar("TYPE_DOUBLE", "number");
export const integer: Shape = (value, path) => {
  if (!Number.isInteger(value)) throw wrong(path, "TYPE_INT32", value);
};

/** A map with these keys and no others; a key whose value is null counts as left out. */
export function map(keys: Readonly<Record<string, Shape>>): Shape {
  return (value, path) => {
    if (!isMap(value)) throw wrong(path, "an object", value);
    for (const [key, one] of Object.entries(value)) {
      const shape = Object.hasOwn(keys, key) ? keys[key] : undefined;
      if (!shape) throw unknownName(key, path);
      if (one !== null) shape(one, path === "" ? snake(key) : `${path}.${snake(key)}`);
    }
  };
}

export function list(item: Shape): Shape {
  return (value, path) => {
    if (!Array.isArray(value)) throw wrong(path, "a list", value);
    for (const [index, one] of value.entries()) item(one, `${path}[${index}]`);
  };
}

export function oneOf(type: string, words: readonly string[]): Shape {
  return (value, path) => {
    if (!words.includes(String(value)))
      throw wrong(path, `type.googleapis.com/google.apps.sheets.v4.${type}`, value);
  };
}

/** Rows or columns of bare values. */
export const matrix: Shape = (value, path) => {
  if (!Array.isArray(value)) throw wrong(path, "type.googleapis.com/google.protobuf.ListValue", value);
  for (const [index, line] of value.entries()) {
    if (!Array.isArray(line))
      throw wrong(`${path}[${index}]`, "type.googleapis.com/google.protobuf.ListValue", line);
    for (const [at, cell] of line.entries())
      if (typeof cell === "object" && cell !== null)
        throw invalid(`Invalid ${path}[${index}][${at}]: ${Array.isArray(cell) ? "list" : "struct"}_value`);
  }
};

export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function scalar(type: string, kind: "string" | "boolean" | "number"): Shape {
  return (value, path) => {
    if (typeof value !== kind) throw wrong(path, type, value);
  };
}

function unknownName(key: string, path: string): SheetsError {
  const at = path === "" ? "" : ` at '${path}'`;
  return refusedBody(path, `Invalid JSON payload received. Unknown name "${key}"${at}: Cannot find field.`);
}

function wrong(path: string, type: string, value: unknown): SheetsError {
  return refusedBody(path, `Invalid value at '${path}' (${type}), ${JSON.stringify(value)}`);
}

function refusedBody(field: string, description: string): SheetsError {
  const violations = {
    "@type": "type.googleapis.com/google.rpc.BadRequest",
    fieldViolations: [{ field, description }],
  };
  return new SheetsError(400, description, [violations]);
}

function snake(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
