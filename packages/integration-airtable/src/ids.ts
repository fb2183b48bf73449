const BASE = /\bapp[A-Za-z0-9]{14}\b/;
const TABLE = /\btbl[A-Za-z0-9]{14}\b/;

/** Where jobs go, as far as the form tells. */
export interface Pasted {
  /** Undefined when no base's id is there. */
  baseId: string | undefined;
  /** A table's id, or its name. */
  table: string;
}

/**
 * Reads what people paste: ids, names, or the address of a table as the browser shows it, in either input. The table's own
 * input is believed before the address in the base's.
 *
 * @example
 * readPlace("https://airtable.com/appAAAAAAAAAAAAAA/tblBBBBBBBBBBBBBB/viwC?blocks=hide", "");
 * // { baseId: "appAAAAAAAAAAAAAA", table: "tblBBBBBBBBBBBBBB" }
 */
export function readPlace(base: string, table: string): Pasted {
  const named = table.trim();
  const baseId = BASE.exec(base)?.[0] ?? BASE.exec(named)?.[0];
  const pasted = isAddress(named) || TABLE.test(named) ? TABLE.exec(named)?.[0] : named;
  return { baseId, table: pasted || (TABLE.exec(base)?.[0] ?? "") };
}

function isAddress(text: string): boolean {
  return /^(https?:\/\/)?(www\.)?airtable\.com\//i.test(text);
}
