import { isMap } from "./json-file.ts";
import { Fault } from "./problem.ts";

/**
 * Answers the value when it is right, without what it does not know; throws a Fault that names the place when it is not.
 * Written here because the smallest schema library costs a listing a fifth of Node's own start.
 */
export type Check<T> = (value: unknown, place: string) => T;

type Shape = Readonly<Record<string, Check<unknown>>>;
type Checked<S extends Shape> = { -readonly [Key in keyof S]: ReturnType<S[Key]> };

/** Control characters and what turns the direction of text: in a terminal or a page they could forge what a person reads. */
const UNSAFE = /[\u0000-\u001F\u007F-\u009F\u2028-\u202E\u2066-\u2069]/;

/** Says what is wrong, and where. */
export function refuse(place: string, reason: string): never {
  throw new Fault("broken", `its manifest is wrong: ${place === "" ? "it" : place} ${reason}`);
}

/** One line of text for people, with something to read in it. */
export function lineOf(max: number): Check<string> {
  return (value, place) => {
    if (typeof value !== "string") return refuse(place, "must be text");
    if (value.length > max) return refuse(place, `must have at most ${max} characters`);
    if (value.trim() === "") return refuse(place, "must not be empty");
    return UNSAFE.test(value) ? refuse(place, "must be one line without control characters") : value;
  };
}

/** Text of a certain form; `what` completes "must be". */
export function textLike(pattern: RegExp, max: number, what: string): Check<string> {
  return (value, place) => {
    if (typeof value !== "string") return refuse(place, "must be text");
    return value.length <= max && pattern.test(value) ? value : refuse(place, `must be ${what}`);
  };
}

/** An address a person may be sent to. */
export const httpUrl: Check<string> = (value, place) => {
  const text = lineOf(500)(value, place);
  const protocol = URL.parse(text)?.protocol;
  return protocol === "https:" || protocol === "http:" ? text : refuse(place, "must be an http(s) address");
};

export const flag: Check<boolean> = (value, place) =>
  typeof value === "boolean" ? value : refuse(place, "must be true or false");

export function oneOf<const T extends string>(words: readonly T[]): Check<T> {
  return (value, place) =>
    words.find((word) => word === value) ?? refuse(place, `must be one of ${words.join(", ")}`);
}

export function listOf<T>(check: Check<T>, max: number): Check<T[]> {
  return (value, place) => {
    if (!Array.isArray(value)) return refuse(place, "must be a list");
    if (value.length > max) return refuse(place, `must be at most ${max}`);
    return value.map((item, at) => check(item, `${place}[${at}]`));
  };
}

export function mapOf<T>(keyPattern: RegExp, check: Check<T>, max: number): Check<Record<string, T>> {
  return (value, place) => {
    if (!isMap(value)) return refuse(place, "must be an object");
    const entries = Object.entries(value);
    if (entries.length > max) return refuse(place, `must be at most ${max}`);
    // The key is not repeated: it goes to a terminal.
    if (!entries.every(([key]) => keyPattern.test(key)))
      return refuse(place, "must have plain words for keys");
    return Object.fromEntries(entries.map(([key, item]) => [key, check(item, `${place}.${key}`)]));
  };
}

/** An object with these keys, which come out in this order. */
export function shapeOf<R extends Shape, O extends Shape>(
  required: R,
  optional: O,
): Check<Checked<R> & Partial<Checked<O>>> {
  return (value, place) => {
    if (!isMap(value)) return refuse(place, "must be an object");
    const given = Object.entries(optional).filter(([key]) => value[key] !== undefined);
    const checked = [...Object.entries(required), ...given].map(([key, check]) => {
      return [key, check(value[key], place === "" ? key : `${place}.${key}`)];
    });
    // Every key went through its own check, which the type system cannot follow through entries.
    return Object.fromEntries(checked) as Checked<R> & Partial<Checked<O>>;
  };
}
