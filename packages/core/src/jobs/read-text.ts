import { PeregrineError } from "../errors.ts";
import type { Job } from "../job.ts";
import { recoded, skipping } from "./byte-layers.ts";
import type { ByteSource, Peeked } from "./byte-source.ts";
import { readJson } from "./json.ts";
import { readNdjson } from "./ndjson.ts";
import type { Problems } from "./problems.ts";
import { refuseBinary } from "./refuse.ts";
import { encodingOf, looksUtf8, textFormatOf, type TextFormat } from "./sniff.ts";

/** Begins a reading. */
export type Reader = (problems: Problems) => AsyncIterable<Job>;

/**
 * How to read a text of jobs.
 *
 * @throws PeregrineError `unsupported` for what is no text, `invalid_config` for an empty one, `schema` for a table of other things
 */
export async function readerOfText(
  { head, complete, source }: Peeked,
  label: string,
): Promise<{ format: TextFormat["format"]; read: Reader }> {
  const encoding = encodingOf(head);
  const text = encoding === "utf-8" ? head : Buffer.from(new TextDecoder(encoding).decode(head));
  refuseBinary(head, text, label);
  const found = textFormatOf(text);
  if (!found)
    throw new PeregrineError("invalid_config", `${label} is empty`, { hint: "Give a file with jobs in it." });
  const { format } = found;
  if (format === "csv" && encoding === "utf-8" && !looksUtf8(head, complete)) {
    const legacy = "windows-1252";
    return {
      format,
      read: await csvReader(recoded(source, legacy), new TextDecoder(legacy).decode(head), label),
    };
  }
  const bytes = skipping(encoding === "utf-8" ? source : recoded(source, encoding), found.skip);
  if (format === "csv")
    return { format, read: await csvReader(bytes, text.toString("utf8", found.skip), label) };
  if (format === "ndjson") return { format, read: (problems) => readNdjson(bytes.chunks(), problems) };
  return { format, read: (problems) => readJson(bytes.chunks(), problems, found) };
}

/** The CSV parser is loaded only for CSV. */
async function csvReader(bytes: ByteSource, start: string, label: string): Promise<Reader> {
  const { checkCsv, readCsv } = await import("./csv.ts");
  const table = await checkCsv(start, label);
  return (problems) => readCsv(bytes.chunks(), problems, table);
}
