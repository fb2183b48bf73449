import { PeregrineError } from "@peregrine/core";

/** How a file's text became bytes, and whether it says so at its beginning. */
export interface Encoding {
  name: "utf-8" | "utf-16le";
  mark: boolean;
}

const MARK = "\uFEFF";

/** With its mark, Excel opens UTF-8 as such instead of as the machine's old code page. */
const NEW_FILE: Encoding = { name: "utf-8", mark: true };

/**
 * The text of a CSV file, without its mark.
 *
 * @throws PeregrineError `schema` for bytes that are no Unicode: which letters they mean, nobody can tell for sure
 */
export function decodeCsv(bytes: Uint8Array): { encoding: Encoding; text: string } {
  if (bytes.length === 0) return { encoding: NEW_FILE, text: "" };
  const name = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : "utf-8";
  try {
    const text = new TextDecoder(name, { fatal: true, ignoreBOM: true }).decode(bytes);
    const mark = text.startsWith(MARK);
    return { encoding: { name, mark }, text: mark ? text.slice(1) : text };
  } catch {
    throw new PeregrineError("schema", "The CSV file is not in UTF-8", {
      hint: "In Excel, save it as “CSV UTF-8 (comma delimited)”; the plain “CSV” loses letters. Nothing was changed.",
    });
  }
}

/** The way back. */
export function encodeCsv({ name, mark }: Encoding, text: string): Uint8Array {
  return Buffer.from((mark ? MARK : "") + text, name === "utf-8" ? "utf8" : "utf16le");
}
