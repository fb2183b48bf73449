/** One encoding undone: what to look for, and the characters it stands for, each with the length it took up. */
export interface Decoder {
  pattern: RegExp;
  decode: (escape: string) => Iterable<readonly [character: string, length: number]>;
}

const JSON_LETTERS: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };
const HTML_NAMES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00A0",
};

const percent: Decoder = { pattern: /(?:%[0-9a-f]{2})+/gi, decode: percentDecoded };

/** Form data is URL-encoded, and has a plus for a space. */
const form: Decoder = {
  pattern: /\+|(?:%[0-9a-f]{2})+/gi,
  decode: (escape) => (escape === "+" ? [[" ", 1]] : percentDecoded(escape)),
};

/** Escapes of JSON and JavaScript. */
const json: Decoder = {
  pattern: /\\(?:u[0-9a-f]{4}|u\{[0-9a-f]{1,6}\}|x[0-9a-f]{2}|[^ux])/gis,
  decode: (escape) => [[jsonCharacter(escape.slice(1)), escape.length]],
};

/** A backslash before any character that is no letter or digit, as shells, regular expressions and Markdown have it. */
const backslash: Decoder = { pattern: /\\[^A-Za-z0-9]/gs, decode: (escape) => [[escape.slice(1), 2]] };

const html: Decoder = {
  pattern: /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|amp|lt|gt|quot|apos|nbsp);/gi,
  decode: (escape) => [[htmlCharacter(escape.slice(1, -1).toLowerCase()), escape.length]],
};

/** The encodings that a secret may lie in. Base64 and hex are not here: they are looked for, not undone. */
export const DECODERS: readonly Decoder[] = [percent, form, json, backslash, html];

function jsonCharacter(escape: string): string {
  const code = /^[ux]\{?([0-9a-f]{2,6}|[0-9a-f])\}?$/i.exec(escape)?.[1];
  return code === undefined ? (JSON_LETTERS[escape] ?? escape) : character(Number.parseInt(code, 16));
}

function htmlCharacter(name: string): string {
  if (name.startsWith("#x")) return character(Number.parseInt(name.slice(2), 16));
  return name.startsWith("#") ? character(Number(name.slice(1))) : (HTML_NAMES[name] ?? "");
}

function character(code: number): string {
  return code <= 0x10_ff_ff ? String.fromCodePoint(code) : "\uFFFD";
}

/** Bytes that are UTF-8 become its characters; a stray one becomes the Latin-1 character that old software meant. */
function* percentDecoded(escapes: string): Iterable<readonly [string, number]> {
  const bytes = Buffer.from(escapes.replaceAll("%", ""), "hex");
  for (let at = 0; at < bytes.length;) {
    const lead = bytes[at]!;
    const size = lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    const decoded = bytes.toString("utf8", at, at + size);
    const isWhole = [...decoded].length === 1 && decoded !== "\uFFFD";
    yield isWhole ? [decoded, size * 3] : [String.fromCharCode(lead), 3];
    at += isWhole ? size : 1;
  }
}
