import type { DestinationRecord, Scanned } from "../destination.ts";
import { normaliseUrl } from "../sync/normalise-url.ts";
import { quoted } from "./names.ts";

/** What a row may be known by. */
export interface RowIdentity {
  readonly key?: string | null | undefined;
  readonly url?: string | null | undefined;
}

/**
 * Do two links lead to the same job? See `normaliseUrl`.
 *
 * @example
 * sameLink("http://www.example.com/1/?utm_source=x", "https://example.com/1"); // true
 */
export function sameLink(one: string | null | undefined, other: string | null | undefined): boolean {
  return Boolean(one) && Boolean(other) && normaliseUrl(one!) === normaliseUrl(other!);
}

/**
 * Rows by our key or by their link. Our key is believed before a link; of several rows, the first that was added is found.
 *
 * @example
 * const index = new RowIndex<number>();
 * index.add(2, { url: "https://example.com/1?ref=x" });
 * index.find({ key: "p3f2a9c01d4e5b678", url: "https://example.com/1" }); // 2
 */
export class RowIndex<Row> {
  readonly #byKey = new Map<string, Row>();
  readonly #byLink = new Map<string, Row>();

  /** Answers false for a row whose job has one already. */
  add(row: Row, { key, url }: RowIdentity): boolean {
    const [index, name] = key ? [this.#byKey, key] : [this.#byLink, url ? normaliseUrl(url) : ""];
    if (!name) return true;
    if (index.has(name)) return false;
    index.set(name, row);
    return true;
  }

  find({ key, url }: RowIdentity): Row | undefined {
    return (
      (key ? this.#byKey.get(key) : undefined) ?? (url ? this.#byLink.get(normaliseUrl(url)) : undefined)
    );
  }
}

/**
 * Passes on what a scan yields, and tells at its end of jobs that stand there more than once. The first of each is the one
 * that is kept up to date, so a scan yields the oldest first.
 *
 * @param table - what the person calls the table
 * @example
 * async *scan(ctx) {
 *   yield* oncePerJob("Jobs", this.#rows(ctx.signal), this.#warn);
 * }
 */
export async function* oncePerJob<R extends DestinationRecord>(
  table: string,
  rows: AsyncIterable<Scanned<R>>,
  warn: (message: string) => void,
): AsyncGenerator<Scanned<R>> {
  const index = new RowIndex<true>();
  const doubled: string[] = [];
  for await (const row of rows) {
    if (!index.add(true, row)) doubled.push(row.url ?? row.id);
    yield row;
  }
  if (doubled.length === 0) return;
  const more = doubled.length > 3 ? ` and ${doubled.length - 3} more` : "";
  warn(
    `${quoted([table])} has several rows for the same job; the oldest of each is kept up to date: ${doubled.slice(0, 3).join(", ")}${more}.`,
  );
}
