import { Fragment } from "./fragment.ts";

/** `"array"`: the items of one list. `"objects"`: whole objects, one after the other. */
export type JsonLayout = "array" | "objects";

/** What a byte outside of strings means to the scanner; most mean nothing. */
const NOTHING = 0;
const QUOTE = 1;
const OPEN = 2;
const CLOSE = 3;
const COMMA = 4;

const MEANING = new Uint8Array(256);
for (const [characters, meaning] of [
  ['"', QUOTE],
  ["[{", OPEN],
  ["]}", CLOSE],
  [",", COMMA],
] as const) {
  for (const byte of Buffer.from(characters)) MEANING[byte] = meaning;
}

const QUOTE_BYTE = 0x22;
const BACKSLASH_BYTE = 0x5c;

/**
 * Cuts JSON into its items without parsing it: counts brackets, and knows strings and their escapes. Bytes are enough
 * for that, as no byte of a longer UTF-8 character looks like a bracket or a quote. Chunks may end anywhere.
 */
export class JsonScanner {
  /** True once the list has ended. */
  closed = false;
  readonly #layout: JsonLayout;
  readonly #emit: (item: Buffer | undefined) => void;
  readonly #item = new Fragment();
  #depth = 0;
  #inString = false;
  #escaped = false;

  /** @param emit gets each item, blank ones too; undefined for one that is too long to hold */
  constructor(layout: JsonLayout, emit: (item: Buffer | undefined) => void) {
    this.#layout = layout;
    this.#emit = emit;
  }

  /** @returns what comes after the end of the list, if it ends in this chunk */
  feed(chunk: Buffer): Buffer {
    let start = 0;
    for (let at = this.#endOfString(chunk, 0); at < chunk.length; at += 1) {
      const meaning = MEANING[chunk[at] ?? 0];
      if (meaning === NOTHING) continue;
      if (meaning === QUOTE) {
        this.#inString = true;
        at = this.#endOfString(chunk, at + 1) - 1;
      } else {
        start = this.#structure(meaning, chunk, start, at);
        if (this.closed) return chunk.subarray(start);
      }
    }
    this.#item.add(chunk.subarray(start));
    return chunk.subarray(chunk.length);
  }

  /** What is left when the input ends: nothing but white space, if all is well. */
  rest(): Buffer | undefined {
    return this.#item.take(Buffer.alloc(0));
  }

  /** @returns where the next item begins */
  #structure(meaning: number | undefined, chunk: Buffer, start: number, at: number): number {
    const inArray = this.#layout === "array";
    if (meaning === OPEN) {
      this.#depth += 1;
      return inArray && this.#depth === 1 ? at + 1 : start;
    }
    if (meaning === COMMA) {
      if (!inArray || this.#depth !== 1) return start;
      this.#emit(this.#item.take(chunk.subarray(start, at)));
      return at + 1;
    }
    this.#depth -= 1;
    if (this.#depth > 0) return start;
    this.#depth = 0;
    this.closed = inArray;
    this.#emit(this.#item.take(chunk.subarray(start, inArray ? at : at + 1)));
    return at + 1;
  }

  /** @returns the place after the closing quote, the end of the chunk if it is not there, `at` when not in a string */
  #endOfString(chunk: Buffer, at: number): number {
    if (!this.#inString) return at;
    let escaped = this.#escaped;
    for (let i = at; i < chunk.length; i += 1) {
      const byte = chunk[i];
      if (escaped) escaped = false;
      else if (byte === BACKSLASH_BYTE) escaped = true;
      else if (byte === QUOTE_BYTE) {
        this.#inString = false;
        this.#escaped = false;
        return i + 1;
      }
    }
    this.#escaped = escaped;
    return chunk.length;
  }
}
