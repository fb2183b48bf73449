/** What XML cannot hold, by Excel's own escape; and what would be read as that escape (ECMA-376, part 1, 22.9.2.19). */
const TO_ESCAPE = /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]|_(?=x[0-9A-Fa-f]{4}_)/g;
const ESCAPED = /_x([0-9A-Fa-f]{4})_/g;

/** A text as it stands in a workbook's XML, before the XML's own escapes. */
export function escapeCellText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(TO_ESCAPE, (char) => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`);
}

/** The way back. */
export function unescapeCellText(text: string): string {
  return text.replaceAll(ESCAPED, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
