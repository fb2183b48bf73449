/** The way to the service, which can be shut to look at what a page shows meanwhile. */
export class Gate {
  #left = Number.POSITIVE_INFINITY;
  #opened = Promise.withResolvers<void>();
  /** Writes that contain this are refused, as by the service. */
  refused: string | undefined;
  /** While set, writes are answered with 429 and this `Retry-After`, in seconds. */
  retryAfter: number | undefined;

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
    if (isWrite && this.retryAfter !== undefined) {
      const headers = { "retry-after": String(this.retryAfter) };
      return Response.json({ message: "Too many requests" }, { status: 429, headers });
    }
    if (isWrite && this.refused !== undefined && (await bodyOf(input, init)).includes(this.refused)) {
      return Response.json({ message: `No ${this.refused} here` }, { status: 422 });
    }
    return fetch(input, init);
  };
}

/** As text, whatever it is sent as. */
function bodyOf(...request: Parameters<typeof fetch>): Promise<string> {
  return new Request(...request).text();
}
