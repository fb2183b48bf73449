/**
 * What a spreadsheet may take for the beginning of a formula: the list of OWASP ("CSV Injection"), full-width signs
 * included, after any of our own apostrophes.
 */
const DANGEROUS = /^'*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;
const GUARDED = /^'+[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/**
 * A text that no spreadsheet runs: one that would begin a formula gets an apostrophe before it, the sign for "this is
 * text". One that begins with apostrophes and then so gets another, which makes it reversible for every text.
 *
 * @example
 * guard("=1+1"); // "'=1+1"
 * unguard(guard("'=1+1")); // "'=1+1"
 */
export function guard(text: string): string {
  return DANGEROUS.test(text) ? `'${text}` : text;
}

/** The text behind {@link guard}. */
export function unguard(text: string): string {
  return GUARDED.test(text) ? text.slice(1) : text;
}
