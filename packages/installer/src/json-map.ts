/** A JSON object whose content is not yet checked. */
export type JsonMap = Readonly<Record<string, unknown>>;

/** Is this a JSON object, rather than a list or a single value? */
export function isMap(value: unknown): value is JsonMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A value of this key if it is text. */
export function textIn(map: unknown, key: string): string | undefined {
  const value = isMap(map) && Object.hasOwn(map, key) ? map[key] : undefined;
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** A value of this key as an object; an empty one if it is none. */
export function mapIn(map: unknown, key: string): JsonMap {
  const value = isMap(map) && Object.hasOwn(map, key) ? map[key] : undefined;
  return isMap(value) ? value : {};
}
