/** The way to the service, which can be shut to look at what a page shows meanwhile. */
export class Gate {
  #left = Number.POSITIVE_INFINITY;
  #opened = Promise.withResolvers<void>();

  /** Lets so many more writes pass, and keeps the others waiting. */
  shutAfter(writes: number): void {
    this.#left = writes;
  }

  open(): void {
    this.#left = Number.POSITIVE_INFINITY;
    this.#opened.resolve();
    this.#opened = Promise.withResolvers();
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const isWrite = (init?.method ?? "GET") !== "GET";
    if (isWrite && this.#left-- <= 0) await this.#opened.promise;
    return fetch(input, init);
  };
}
