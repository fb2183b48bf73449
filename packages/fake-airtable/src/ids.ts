import { randomInt } from "node:crypto";

const CHARACTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

/** What an id is of; it is its first three letters. */
export type IdKind = "app" | "tbl" | "fld" | "sel" | "rec" | "viw" | "usr" | "itr" | "pat";

/** A new id as Airtable makes them: three letters for the kind, then 14 characters. */
export function newId(kind: IdKind): string {
  return kind + Array.from({ length: 14 }, () => CHARACTERS[randomInt(CHARACTERS.length)]).join("");
}
