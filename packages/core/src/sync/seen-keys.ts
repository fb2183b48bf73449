import type { JobKey } from "../job-key.ts";

const FIRST_SIZE = 1 << 12;

/**
 * The keys a run has met, in 16 to 32 bytes each: a hundred thousand jobs must not cost a hundred thousand strings.
 * Keys are hashes themselves (`jobKey`), so 52 of their bits are taken as they are; two different keys meeting in them is
 * less likely than one in ten million for a hundred thousand jobs.
 */
export class SeenKeys {
  #slots = new Float64Array(FIRST_SIZE);
  #size = 0;

  /** Remembers the key; false if it was there already. */
  add(key: JobKey): boolean {
    if (this.#size * 2 >= this.#slots.length) this.#grow();
    const added = put(this.#slots, Number.parseInt(key.slice(1, 14), 16) + 1);
    if (added) this.#size += 1;
    return added;
  }

  #grow(): void {
    const grown = new Float64Array(this.#slots.length * 2);
    for (const value of this.#slots) if (value !== 0) put(grown, value);
    this.#slots = grown;
  }
}

/** Open addressing with linear probing; 0 is an empty slot. */
function put(slots: Float64Array, value: number): boolean {
  const mask = slots.length - 1;
  // The upper 32 of the 52 bits: a remainder of numbers this large is slow.
  let at = (value / 2 ** 20) & mask;
  for (; slots[at] !== 0; at = (at + 1) & mask) if (slots[at] === value) return false;
  slots[at] = value;
  return true;
}
