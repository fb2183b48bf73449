import { normaliseDate } from "./dates.ts";

/** What an empty cell is called after a detour through a table of numbers. */
const NOT_A_VALUE = "nan";

/** A text without the white space around it; undefined when nothing is left, or only the word `nan`. */
export function toText(value: unknown): string | undefined {
  const text = textOf(value)?.trim();
  if (!text || (text.length === 3 && text.toLowerCase() === NOT_A_VALUE)) return undefined;
  return text;
}

/** A row's id as it is: a number, or a text; a whole number too large for a number as its digits. */
export function toId(value: unknown): string | number | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  if (typeof value !== "bigint") return toText(value);
  return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
}

const YES = new Set(["1", "true", "yes", "y", "on", "remote"]);
const NO = new Set(["0", "false", "no", "n", "off"]);

/** `1`, `"true"`, `"Yes"` as true, `0`, `"false"`, `"No"` as false; anything else is no answer. */
export function toFlag(value: unknown): boolean | undefined {
  if (typeof value === "boolean") return value;
  const word = textOf(value)?.trim().toLowerCase() ?? "";
  return YES.has(word) ? true : NO.has(word) ? false : undefined;
}

/** A score of 0 to 100: `87`, `"87"`, `"87 %"`, `"87,5"`. */
export function toScore(value: unknown): number | undefined {
  const score = typeof value === "number" ? value : numberOf(textOf(value)?.trim() ?? "");
  return score >= 0 && score <= 100 ? score : undefined;
}

function numberOf(text: string): number {
  return /^\d+(?:[.,]\d+)?\s*%?$/.test(text) ? Number.parseFloat(text.replace(",", ".")) : Number.NaN;
}

/** A list of words: an array, the text of a JSON array, or words with commas between. */
export function toList(value: unknown): readonly string[] | undefined {
  const items = Array.isArray(value) ? value : splitList(toText(value) ?? "");
  const words = items.map(toText).filter((word) => word !== undefined);
  return words.length > 0 ? words : undefined;
}

function splitList(text: string): readonly unknown[] {
  if (text.startsWith("[")) {
    try {
      const list: unknown = JSON.parse(text);
      if (Array.isArray(list)) return list;
    } catch {
      // Not JSON after all: a keyword may begin with a bracket.
    }
  }
  return text.split(",");
}

/** A date in one of the forms of {@link normaliseDate}. */
export function toDate(value: unknown): string | undefined {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString();
  return normaliseDate(textOf(value)?.trim() ?? "");
}

/** `"Phone Screen "` as `phone_screen`. */
export function toStatus(value: unknown): string | undefined {
  return toText(value)?.toLowerCase().replaceAll(/\s+/g, "_");
}

const decoder = new TextDecoder();

function textOf(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : undefined;
  if (typeof value === "bigint") return String(value);
  return value instanceof Uint8Array ? decoder.decode(value) : undefined;
}
