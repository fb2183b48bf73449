/** A text inside a JSON secret shorter than this is a word of its format, not a secret. */
const SHORTEST_IN_JSON = 8;
/** A piece of an address (or a line of a key) at least this long is a token; shorter ones are words of a path. */
const SHORTEST_PIECE = 16;

/**
 * A secret, and what in it is one by itself: each text of pasted JSON (a service account), each line of a key, the path
 * and the tokens of an address (a webhook). Blank secrets are none.
 */
export function partsOfSecret(secret: string): string[] {
  const whole = secret.trim();
  if (whole === "") return [];
  const inner = whole.startsWith("{") || whole.startsWith("[") ? textsIn(parsed(whole)) : [];
  const texts = inner.filter((text) => text.length >= SHORTEST_IN_JSON);
  return [secret, whole, ...texts, ...[whole, ...texts].flatMap(linesOf), ...addressParts(whole)];
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** All texts but whom the rest belongs to: a person has to be told, for a sheet to be shared with `client_email`. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value, value.trim()];
  if (typeof value !== "object" || value === null) return [];
  const entries = Object.entries(value);
  const addresses = entries.flatMap(([key, text]) => (isMailAddress(key, text) ? [String(text)] : []));
  // A project's name is a part of the addresses in it.
  const told = (text: unknown): boolean =>
    typeof text === "string" && addresses.some((address) => address.includes(text));
  return entries.flatMap(([, inner]) => (told(inner) ? [] : textsIn(inner)));
}

function isMailAddress(key: string, value: unknown): boolean {
  return /(^|_)email$/.test(key) && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(String(value));
}

function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/);
  return lines.length === 1
    ? []
    : lines.filter((line) => line.length >= SHORTEST_PIECE && !line.startsWith("-----"));
}

function addressParts(text: string): string[] {
  const url = /^https?:\/\//i.test(text) ? URL.parse(text) : null;
  if (!url) return [];
  const pieces = [
    ...url.pathname.split("/"),
    ...url.searchParams.values(),
    decoded(url.username),
    decoded(url.password),
  ];
  return [url.href, url.pathname + url.search, ...pieces].filter((piece) => piece.length >= SHORTEST_PIECE);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
