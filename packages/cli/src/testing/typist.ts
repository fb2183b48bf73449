import { PassThrough } from "node:stream";

/** What to press once a question stands on the screen: `["API Key", "good\r"]`. */
export type Keys = readonly [seen: string, pressed: string];

export const ENTER = "\r";
export const DOWN = "\u001B[B";
export const CTRL_C = "\u0003";

/** A person at a terminal, who answers each question when it appears, in this order. */
export class Typist {
  readonly stdin: PassThrough & { isTTY: boolean; setRawMode: () => void };
  readonly screen: PassThrough & { isTTY: boolean; columns: number; rows: number };
  /** All that was drawn. */
  drawn = "";
  readonly #keys: Keys[];
  #from = 0;

  constructor(keys: readonly Keys[]) {
    this.#keys = [...keys];
    this.stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => undefined });
    this.screen = Object.assign(new PassThrough(), { isTTY: true, columns: 100, rows: 40 });
    this.screen.on("data", (chunk: Buffer) => this.#draw(chunk.toString()));
  }

  /** Questions that never came. */
  get unasked(): string[] {
    return this.#keys.map(([seen]) => seen);
  }

  #draw(text: string): void {
    this.drawn += text;
    const [next] = this.#keys;
    if (!next || !this.drawn.slice(this.#from).includes(next[0])) return;
    this.#keys.shift();
    this.#from = this.drawn.length;
    // After the question has begun to listen.
    setImmediate(() => this.stdin.write(next[1]));
  }
}
