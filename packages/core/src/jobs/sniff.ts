import { isUtf8 } from "node:buffer";
import type { JsonLayout } from "./json-scanner.ts";

const SQLITE_MAGIC = Buffer.from("SQLite format 3\0");
const GZIP_MAGIC = Buffer.from([0x1f, 0x8b]);
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** Does it begin as a SQLite database does? */
export function isSqlite(head: Buffer): boolean {
  return startsWith(head, SQLITE_MAGIC);
}

/** Does it begin as a gzip file does? */
export function isGzip(head: Buffer): boolean {
  return startsWith(head, GZIP_MAGIC);
}

function startsWith(head: Buffer, magic: Buffer): boolean {
  return head.subarray(0, magic.length).equals(magic);
}

/** The encoding of a text, as spreadsheets save it: by its byte order mark, or by the zero bytes of its first characters. */
export function encodingOf(head: Buffer): "utf-8" | "utf-16le" | "utf-16be" {
  const start = head.toString("latin1", 0, 4);
  if (/^(?:\u00ff\u00fe|[\s!-~]\0[\s!-~]\0)/.test(start)) return "utf-16le";
  if (/^(?:\u00fe\u00ff|\0[\s!-~]\0[\s!-~])/.test(start)) return "utf-16be";
  return "utf-8";
}

/**
 * Is it UTF-8, so far as the head shows? Spreadsheets on Windows still save CSV in the system's old encoding.
 *
 * @param complete whether the head is the whole; a part may end within a character
 */
export function looksUtf8(head: Buffer, complete: boolean): boolean {
  return isUtf8(complete ? head : head.subarray(0, head.lastIndexOf(0x0a) + 1));
}

/** How a text is to be read. */
export type TextFormat =
  | { readonly format: "ndjson"; readonly skip: number }
  | { readonly format: "csv"; readonly skip: number }
  | {
      readonly format: "json";
      readonly skip: number;
      readonly layout: JsonLayout;
      readonly wrapped: boolean;
    };

/**
 * The format of a text in UTF-8, by its first characters. `skip` is how many bytes come before what is to be read.
 *
 * `{` begins NDJSON, unless the object goes on in the next line or holds its jobs in a list.
 *
 * @returns undefined when there is nothing in it
 */
export function textFormatOf(head: Buffer): TextFormat | undefined {
  const mark = startsWith(head, BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
  // One character a byte, so that places in the text are places in the file.
  const text = head.toString("latin1", mark);
  const begin = text.search(/[^ \t\r\n\v\f]/);
  if (begin === -1) return undefined;
  if (text[begin] === "[") return { format: "json", skip: mark, layout: "array", wrapped: false };
  if (text[begin] !== "{") return { format: "csv", skip: mark };
  const list = listOfJobs(text);
  if (list !== undefined) return { format: "json", skip: mark + list, layout: "array", wrapped: true };
  const firstLine = text.slice(begin).split("\n", 1)[0]?.trimEnd() ?? "";
  if (/[{[,:]$/.test(firstLine)) return { format: "json", skip: mark, layout: "objects", wrapped: false };
  return { format: "ndjson", skip: mark };
}

/** Where the list begins in `{ "jobs": [...] }`, whatever stands before it. */
function listOfJobs(text: string): number | undefined {
  const match = /"jobs"\s*:\s*\[/.exec(text);
  if (!match) return undefined;
  try {
    JSON.parse(`${text.slice(0, match.index)}"jobs":[]}`);
    return match.index + match[0].length - 1;
  } catch {
    return undefined;
  }
}
