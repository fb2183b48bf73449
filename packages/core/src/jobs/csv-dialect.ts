/** How the cells of one CSV file are told apart. */
export interface CsvDialect {
  readonly delimiter: string;
  /** The line with the names of the columns, from 1. */
  readonly headerLine: number;
}

const DELIMITERS = [",", ";", "\t"] as const;

/**
 * The delimiter of a CSV file: whichever is most frequent in its first line, outside of quotes; or what a first line
 * `sep=;` says, which is a spreadsheet's own way to put it.
 *
 * @param text the beginning of the file
 */
export function csvDialect(text: string): CsvDialect {
  const declared = /^sep=(.)[\r\n]/i.exec(text)?.[1];
  if (declared) return { delimiter: declared, headerLine: 2 };
  const line = firstLine(text.trimStart());
  const [delimiter] = DELIMITERS.map((it) => [it, line.split(it).length] as const).reduce((best, next) =>
    next[1] > best[1] ? next : best,
  );
  return { delimiter, headerLine: 1 };
}

/** The first line without what stands in quotes. */
function firstLine(text: string): string {
  const unquoted = text.replaceAll(/"[^"]*"/g, "");
  return unquoted.split(/[\r\n]/, 1)[0] ?? "";
}
