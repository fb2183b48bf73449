import { needlesOf } from "./redact/needles.ts";
import { readingsOf, type Reading } from "./redact/readings.ts";

const MARK = "[redacted]";

/** A part of a text: from `start` up to, not including, `end`. */
type Span = readonly [start: number, end: number];

/**
 * Takes every secret out of a text, however it is written there: as it is, URL-encoded once or more, as form data,
 * escaped for JSON, HTML or a shell, any of these inside another, in Base64 (also within `user:secret`) or in hex.
 * Of a secret that is JSON or an address, the telling parts are secrets too.
 *
 * Secrets of up to three characters are taken out only where they stand alone: elsewhere they would tear up words, and
 * the holes would give them away. A secret broken over lines, encrypted or compressed is not recognised.
 *
 * @example
 * redact("GET /v1?key=a%2Fsecret", ["a/secret"]); // "GET /v1?key=[redacted]"
 */
export function redact(text: string, secrets: readonly string[]): string {
  const needles = needlesOf(secrets);
  if (text === "" || needles.length === 0) return text;
  const spans = readingsOf(text).flatMap((reading) =>
    needles.flatMap((needle) => needle(reading.text).map(([a, b]) => at(reading, a, b))),
  );
  return spans.length === 0 ? text : blank(text, merged(spans));
}

/** A copy of a value, plain objects and lists followed, with {@link redact} done to every text in it, keys included. */
export function redactValue<T>(value: T, secrets: readonly string[]): T;
export function redactValue(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === "string") return redact(value, secrets);
  if (Array.isArray(value)) return value.map((item: unknown) => redactValue(item, secrets));
  if (typeof value !== "object" || value === null || !isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [redact(key, secrets), redactValue<unknown>(item, secrets)]),
  );
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Where a find in a reading came from in the original text. */
function at({ origin }: Reading, start: number, end: number): Span {
  return origin ? [origin[start]!, origin[end]!] : [start, end];
}

/** Overlapping finds become one, so that no tail of the second is left over. */
function merged(spans: readonly Span[]): Span[] {
  const result: [number, number][] = [];
  for (const [start, end] of spans.toSorted((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}

function blank(text: string, spans: readonly Span[]): string {
  let result = "";
  let done = 0;
  for (const [start, end] of spans) {
    result += text.slice(done, start) + MARK;
    done = end;
  }
  return result + text.slice(done);
}
