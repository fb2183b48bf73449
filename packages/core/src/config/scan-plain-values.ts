/** Lines at the left margin that we understand: blank, comment, an item of a list, `key:` or `key: value`. */
const MARGIN = /^(?:$|#|-$|- |[A-Za-z_][\w-]*:(?: |$))/;
/** A value that opens a quote or bracket must close it on its line, with nothing clever between. */
const OPENS = /(?:^\s*|[:-] +)["'[{]/;
const CLOSES = /(?:^\s*|[:-] +)(?:"[^"\\]*"|'[^']*'|\[[^"'[\]{}]*\]|\{[^"'[\]{}]*\})\s*(?:#.*)?$/;
const WORD = /^[A-Za-z_]+$|^"[A-Za-z_]+"$|^(?:0|[1-9]\d{0,8})$/;
const NULL = /^null$/i;

/**
 * Reads words and numbers of a YAML map without a YAML parser, which costs more than all else a listing does.
 *
 * @returns the values found, as text; undefined when anything in the text could make a parser see it differently
 */
export function scanPlainValues(text: string, keys: readonly string[]): Record<string, string> | undefined {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  const values: Record<string, string> = {};
  let isMap = false;
  for (const [index, line] of lines.entries()) {
    if (isUnusual(line)) return undefined;
    const key = /^([\w-]+):/.exec(line)?.[1];
    isMap ||= key !== undefined;
    if (key === undefined || !keys.includes(key)) continue;
    const value = line
      .slice(key.length + 1)
      .replace(/ #.*$/, "")
      .trim();
    const goesOn = lines[index + 1]?.startsWith(" ") ?? false;
    if (!WORD.test(value) || NULL.test(value) || goesOn || Object.hasOwn(values, key)) return undefined;
    values[key] = value.replaceAll('"', "");
  }
  return isMap ? values : undefined;
}

function isUnusual(line: string): boolean {
  if (/[\t\r\u0085\u2028\u2029\uFEFF]/.test(line)) return true;
  if (!line.startsWith(" ") && !MARGIN.test(line)) return true;
  return OPENS.test(line) && !CLOSES.test(line);
}
