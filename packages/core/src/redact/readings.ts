import { DECODERS, type Decoder } from "./decoders.ts";

/** A text as some reader would understand it, and for each of its characters (and its end) where it began in the original. */
export interface Reading {
  text: string;
  /** Undefined for the original itself. */
  origin?: Uint32Array;
}

/** Encodings inside encodings are followed this far. */
const DEPTH = 3;
/** Beyond the first depth, no more than this is read in all, in characters: ample for any message, a bound for an attack. */
const BUDGET = 2 ** 20;

/** All the ways to read a text: as it is, then with each encoding undone, and each of these again. */
export function readingsOf(text: string): Reading[] {
  const readings: Reading[] = [{ text }];
  const seen = new Set([text]);
  let latest = readings.slice();
  let read = 0;
  for (let depth = 0; depth < DEPTH; depth += 1) {
    const next: Reading[] = [];
    for (const reading of latest) {
      for (const decoder of DECODERS) {
        if (depth > 0 && read > BUDGET) break;
        const decoded = undo(decoder, reading);
        read += reading.text.length;
        if (!decoded || seen.has(decoded.text)) continue;
        seen.add(decoded.text);
        next.push(decoded);
      }
    }
    readings.push(...next);
    latest = next;
  }
  return readings;
}

/** The reading one decoder further, undefined when it finds nothing to do. No escape is shorter than what it stands for. */
function undo({ pattern, decode }: Decoder, { text, origin }: Reading): Reading | undefined {
  const from = new Uint32Array(text.length + 1);
  let result = "";
  let done = 0;
  const keep = (end: number) => {
    for (let at = done; at < end; at += 1) from[result.length + at - done] = at;
    result += text.slice(done, end);
  };
  for (const match of text.matchAll(pattern)) {
    keep(match.index);
    done = match.index;
    for (const [character, length] of decode(match[0])) {
      from.fill(done, result.length, result.length + character.length);
      result += character;
      done += length;
    }
  }
  if (done === 0) return undefined;
  keep(text.length);
  from[result.length] = text.length;
  const begins = from.subarray(0, result.length + 1);
  return { text: result, origin: origin ? begins.map((at) => origin[at] ?? at) : begins };
}
