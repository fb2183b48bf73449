/** Escape sequences as a whole: CSI, then those that carry a string (OSC, DCS, APC, PM, SOS), then two-character ones. ECMA-48. */
const ESCAPES =
  // oxlint-disable-next-line no-control-regex -- control characters are what this is about
  /(?:\u001B\[|\u009B)[0-?]*[ -/]*[@-~]?|(?:\u001B[\]P_^X]|[\u009D\u0090\u009F\u009E\u0098])[^\u0007\u001B\u009C]*(?:\u0007|\u001B\\|\u009C)?|\u001B[ -/]*[0-~]?/g;

const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;

/** Controls, and the characters that turn the direction of what follows: the second can make a text read as another (CVE-2021-42574). */
// oxlint-disable-next-line no-control-regex -- control characters are what this is about
const UNSEEN = /[\u0000-\u001F\u007F-\u009F\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g;

/**
 * Someone else's text as one line that is safe to show: no job title may move the cursor, rename the window, or hide what
 * stands beside it.
 *
 * @example
 * printable("Engineer\u001B[2J\nat Acme"); // "Engineer at Acme"
 */
export function printable(text: string): string {
  return text.replace(ESCAPES, "").replace(BREAKS, " ").replace(UNSEEN, "").toWellFormed();
}
