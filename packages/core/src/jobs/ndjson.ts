import type { Job } from "../job.ts";
import type { Chunks } from "./byte-source.ts";
import { Fragment } from "./fragment.ts";
import { isBlank, readRow } from "./json-row.ts";
import type { Problems } from "./problems.ts";

const NEWLINE = 0x0a;

/** One job a line. Blank lines are skipped; a bad one is reported under its number. */
export async function* readNdjson(chunks: Chunks, problems: Problems): AsyncGenerator<Job> {
  const line = new Fragment();
  let number = 0;
  const read = (last: Buffer): Job | undefined => {
    number += 1;
    const json = line.take(last);
    return json && isBlank(json) ? undefined : readRow(json, `line ${number}`, problems);
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      const job = read(chunk.subarray(start, end));
      start = end + 1;
      if (job) yield job;
    }
    line.add(chunk.subarray(start));
  }
  const job = read(Buffer.alloc(0));
  if (job) yield job;
}
