import { randomBytes, randomUUID } from "node:crypto";

/** A new object id, with dashes. */
export const newId = (): string => randomUUID();

/** An id in its dashed form, or undefined for what is none; both forms are accepted everywhere. */
export function dashed(id: string): string | undefined {
  const plain = id.replaceAll("-", "").toLowerCase();
  if (!/^[0-9a-f]{32}$/.test(plain)) return undefined;
  return plain.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

const COLUMN_ID_CHARACTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ:;<>@[]^_`{|}~\\?=";

/**
 * A new column id as Notion makes them: four characters of which some must be encoded in a URL. The first always must,
 * so that a client that mixes the two forms up is found out.
 */
export function newColumnId(): string {
  const rest = [...randomBytes(3)].map((byte) => COLUMN_ID_CHARACTERS[byte % COLUMN_ID_CHARACTERS.length]);
  return `@${rest.join("")}`;
}
