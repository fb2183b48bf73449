/** One property of a calendar file, folded as it stands there, its line end included. */
export interface ContentLine {
  raw: string;
  /** In capitals: `"DTSTART"`, `"BEGIN"`. */
  name: string;
  /** Without folds and line end: `"DTSTART;VALUE=DATE:20261130"`. */
  text: string;
}

/** Takes calendar text apart; the `raw`s together are the text. */
export function contentLines(text: string): ContentLine[] {
  const raws = text.match(/[^\r\n]*(?:\r\n|\r|\n|$)(?:[ \t][^\r\n]*(?:\r\n|\r|\n|$))*/g) ?? [];
  return raws
    .filter((raw) => raw !== "")
    .map((raw) => {
      const line = raw.replaceAll(/(?:\r\n|\r|\n)[ \t]/g, "").replace(/[\r\n]+$/, "");
      return { raw, name: (/^[^:;]*/.exec(line)?.[0] ?? "").toUpperCase(), text: line };
    });
}

/** What stands after the name and parameters of a line without values in quotes: `"VEVENT"` of `"BEGIN:VEVENT"`. */
export function plainValue({ text }: ContentLine): string {
  return text.slice(text.indexOf(":") + 1).trim();
}
