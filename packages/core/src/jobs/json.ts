import type { Job } from "../job.ts";
import type { Chunks } from "./byte-source.ts";
import { isBlank, readRow } from "./json-row.ts";
import { JsonScanner, type JsonLayout } from "./json-scanner.ts";
import type { Problems } from "./problems.ts";

/**
 * The jobs of one JSON list, or of objects one after the other, each over as many lines as it likes.
 *
 * @param wrapped the list is a part of an object, whose remainder is none of our business
 */
export async function* readJson(
  chunks: Chunks,
  problems: Problems,
  { layout, wrapped }: { layout: JsonLayout; wrapped: boolean },
): AsyncGenerator<Job> {
  let jobs: Job[] = [];
  let number = 0;
  const take = (item: Buffer | undefined): void => {
    // A list may be empty, and many tools leave a comma after the last item.
    if (item && scanner.closed && isBlank(item)) return;
    number += 1;
    const job = readRow(item, `item ${number}`, problems);
    if (job) jobs.push(job);
  };
  const scanner = new JsonScanner(layout, take);
  let tail = false;
  for await (const chunk of chunks) {
    const after = scanner.closed ? chunk : scanner.feed(chunk);
    yield* jobs;
    jobs = [];
    tail ||= !isBlank(after);
    if (tail) break;
  }
  if (tail && !wrapped) problems.report("after the list", "there is more, which was not read");
  if (scanner.closed) return;
  const rest = scanner.rest();
  if (!rest || !isBlank(rest)) take(rest);
  yield* jobs;
  if (layout === "array") problems.report("end", "the list is never closed: the file may have been cut off");
}
