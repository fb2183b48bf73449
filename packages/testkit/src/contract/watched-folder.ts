import { watch, type FSWatcher } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";

/** A folder that a destination without a network keeps its files in, and what happens in it. */
export class WatchedFolder {
  readonly path: string;
  readonly #watcher: FSWatcher;
  #changes = 0;
  #hook: { nth: number; call: () => void } | undefined;

  constructor(path: string) {
    this.path = path;
    this.#watcher = watch(path, { persistent: false }, () => this.#changed());
  }

  /** How many changes were seen: files that came, were written to, went. */
  get changes(): number {
    return this.#changes;
  }

  /** Calls this once, at the change of that number from now on. */
  at(nth: number, call: () => void): void {
    this.#hook = { nth: this.#changes + nth, call };
  }

  /** All that is in it, to the byte and the moment it was written: equal for as long as nothing is written. */
  async snapshot(): Promise<readonly (readonly [name: string, written: bigint, bytes: string])[]> {
    const names = (await readdir(this.path)).toSorted();
    return Promise.all(
      names.map(async (name) => {
        const { mtimeNs } = await stat(join(this.path, name), { bigint: true });
        return [name, mtimeNs, await readFile(join(this.path, name), "base64")] as const;
      }),
    );
  }

  close(): void {
    this.#watcher.close();
  }

  #changed(): void {
    this.#changes += 1;
    if (this.#hook === undefined || this.#changes < this.#hook.nth) return;
    const { call } = this.#hook;
    this.#hook = undefined;
    call();
  }
}
