import * as z from "zod/mini";

/** Control characters and what turns the direction of text: in a terminal or a page they could forge what a person reads. */
const UNSAFE = /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u;

const text = z.string({ error: "must be text" });

/** One line of text for people, with something to read in it. */
export function lineOf(max: number) {
  return text.check(
    z.refine((value) => /\S/.test(value), { error: "must not be empty" }),
    z.maxLength(max, { error: `must have at most ${max} characters` }),
    z.refine((value) => !UNSAFE.test(value), { error: "must be one line without control characters" }),
  );
}

/** An address a person may be sent to. */
export function httpUrl() {
  return lineOf(500).check(z.refine(isHttpUrl, { error: "must be an http(s) address" }));
}

/** A word that can be a name in a file or a file's name. */
export function word(pattern: RegExp) {
  return text.check(
    z.maxLength(64, { error: "must have at most 64 characters" }),
    z.regex(pattern, { error: "must be lower-case letters, digits and _, beginning with a letter" }),
  );
}

function isHttpUrl(value: string): boolean {
  const protocol = URL.parse(value)?.protocol;
  return protocol === "https:" || protocol === "http:";
}
