import type { TableLimits } from "./limits.ts";
import { cleanText, clipText } from "./text.ts";

/**
 * The option there is for a name, or the name of the one to make. Punctuation counts, so that C++ does not become C; the
 * case does not.
 *
 * @returns null for a name of nothing
 * @example
 * optionFor("linkedin", ["LinkedIn"]); // "LinkedIn"
 */
export function optionFor(
  name: string,
  options: readonly string[],
  { option = Infinity, optionName = (it) => it }: TableLimits = {},
): string | null {
  const words = cleanText(name);
  const allowed = clipText(optionName(words).replace(/\s+/g, " ").trim(), option);
  const exact = [words, allowed].find((one) => options.includes(one));
  return exact ?? options.find((one) => one.toLowerCase() === allowed.toLowerCase()) ?? (allowed || null);
}
