/** Longest line or item we take, in bytes. A thousand times the longest real one; what is longer must not fill memory. */
export const LONGEST_ITEM: number = 16 * 1024 * 1024;

/** Gathers the pieces of one line or item that lies across several chunks. */
export class Fragment {
  #pieces: Uint8Array[] = [];
  #size = 0;

  add(piece: Uint8Array): void {
    this.#size += piece.length;
    if (this.#size > LONGEST_ITEM) this.#pieces = [];
    else if (piece.length > 0) this.#pieces.push(piece);
  }

  /** The whole, with its last piece; undefined when it is longer than {@link LONGEST_ITEM}. Begins the next. */
  take(last: Buffer): Buffer | undefined {
    if (this.#size === 0) return last.length > LONGEST_ITEM ? undefined : last;
    this.add(last);
    const whole = this.#size > LONGEST_ITEM ? undefined : Buffer.concat(this.#pieces);
    this.#pieces = [];
    this.#size = 0;
    return whole;
  }
}
