import { Formats } from "./formats.ts";
import { text } from "./text.ts";

const formats = new Formats(navigator.language);

export const number = (value: number) => formats.number(value);
export const ago = (iso: string, now: number) => formats.ago(iso, now);
export const moment = (at: string | number, now: number) => formats.moment(at, now);
export const exactTime = (at: string | number) => formats.exactTime(at);
export const duration = (ms: number) => formats.duration(ms);

/** A value of a record as text: lists by commas, yes and no by words, nothing by a word too. */
export function value(given: unknown): string {
  const words = text.values;
  if (given === null || given === undefined || given === "") return words.empty;
  if (Array.isArray(given)) return given.length === 0 ? words.empty : given.map(value).join(", ");
  if (typeof given === "boolean") return given ? words.yes : words.no;
  if (typeof given === "number") return number(given);
  return typeof given === "object" ? JSON.stringify(given) : String(given);
}
