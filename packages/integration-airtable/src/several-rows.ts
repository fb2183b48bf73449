import { PeregrineError, normaliseUrl, type Scanned } from "@peregrine/core";
import { quoted, type TableRecord } from "@peregrine/core/table";

/** What a job's row may be known by. */
export interface Sought {
  key: string;
  url: string | undefined;
}

/** The failure of a job that has several rows: which of them is meant, only a person can tell. */
export function severalRows(
  table: string,
  { key, url }: Sought,
  rows: readonly { id: string }[],
): PeregrineError {
  const ids = rows.map(({ id }) => id).join(", ");
  return new PeregrineError("schema", `${quoted([table])} has ${rows.length} rows for ${url ?? key}`, {
    mayHaveCommitted: false,
    hint: `Keep one of them in Airtable and delete the others (${ids}); then sync again.`,
  });
}

/** What a scan found to stand in a table more than once: neither taken over, nor made again. */
export class Doubles {
  readonly #rows = new Map<string, readonly Scanned<TableRecord>[]>();

  /** Answers the rows that are the only ones of their job, or of none. */
  setAside(rows: readonly Scanned<TableRecord>[]): Scanned<TableRecord>[] {
    this.#rows.clear();
    const single: Scanned<TableRecord>[] = [];
    for (const [identity, same] of Map.groupBy(rows, ({ key, url }) => identityOf(key, url))) {
      if (identity === undefined || same.length === 1) single.push(...same);
      else this.#rows.set(identity, same);
    }
    return single;
  }

  of({ key, url }: Sought): readonly Scanned<TableRecord>[] | undefined {
    return this.#rows.get(key) ?? this.#rows.get(identityOf(null, url) ?? "");
  }
}

/** What makes two rows one job's: our key, or else the link. */
function identityOf(key: string | null | undefined, url: string | null | undefined): string | undefined {
  return key ?? (url ? normaliseUrl(url) : undefined);
}
