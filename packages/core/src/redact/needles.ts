import { partsOfSecret } from "./parts-of-secret.ts";

/** Finds one spelling of a secret in a text: where each begins and ends. */
export type Needle = (text: string) => readonly (readonly [start: number, end: number])[];

/** Below this length a secret is looked for only where it stands alone, and in no encoding that hides its edges. */
const SHORT = 4;
const BASE64 = /[A-Za-z0-9+/_-]/;
const LETTER_OR_DIGIT = /[\p{L}\p{N}_]/u;

/** What to look for on behalf of these secrets: each in its raw form, in Base64 and in hex. */
export function needlesOf(secrets: readonly string[]): Needle[] {
  const all = new Set(secrets.flatMap(partsOfSecret));
  return [...all].flatMap((secret) =>
    secret.length < SHORT ? [alone(secret)] : [raw(secret), ...base64(secret), ...hex(secret)],
  );
}

function raw(secret: string): Needle {
  return (text) => occurrences(text, secret).map((start) => [start, start + secret.length]);
}

function alone(secret: string): Needle {
  return (text) => raw(secret)(text).filter(([start, end]) => isEdge(text[start - 1]) && isEdge(text[end]));
}

function isEdge(character: string | undefined): boolean {
  return character === undefined || !LETTER_OR_DIGIT.test(character);
}

function hex(secret: string): Needle[] {
  const digits = Buffer.from(secret).toString("hex");
  return [raw(digits), raw(digits.toUpperCase())];
}

/**
 * A secret somewhere inside Base64 is written in one of three ways, depending on how many bytes stand before it. The
 * characters at its edges mix its bits with its neighbours'; what lies between is always the same, and is looked for.
 */
function base64(secret: string): Needle[] {
  const cores = [0, 1, 2].map((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)]);
    const whole = Math.floor((bytes.length * 8) / 6);
    return bytes.toString("base64").slice(before === 0 ? 0 : before + 1, whole);
  });
  const urlSafe = cores.map((core) => core.replaceAll("+", "-").replaceAll("/", "_"));
  return [...new Set([...cores, ...urlSafe])].map(
    (core) => (text) => occurrences(text, core).map((at) => withEdges(text, at, at + core.length)),
  );
}

/** The mixed characters at the edges go too, and the padding. */
function withEdges(text: string, start: number, end: number): readonly [number, number] {
  const from = BASE64.test(text[start - 1] ?? "") ? start - 1 : start;
  let to = BASE64.test(text[end] ?? "") ? end + 1 : end;
  while (text[to] === "=") to += 1;
  return [from, to];
}

/** Overlapping ones too: in "ababab", "abab" begins twice. */
function occurrences(text: string, part: string): number[] {
  const found = [];
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) found.push(at);
  return found;
}
