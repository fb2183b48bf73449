import { jobKey, type Job } from "@peregrine/core";
import { sampleJobs } from "@peregrine/testkit";
import { describe, expect, it } from "vitest";
import { FilesDestination } from "./files-destination.ts";
import { Folder } from "./testing/folder.ts";
import { on } from "./testing/search.ts";

const signal = new AbortController().signal;

async function opened(folder: Folder, values: Record<string, unknown>): Promise<FilesDestination> {
  const integration = new (on())();
  integration.connect({ folder: folder.path, ...values });
  const destination = integration.destination();
  if (!(destination instanceof FilesDestination)) throw new TypeError("Another destination");
  await destination.prepare({ signal, readOnly: false, warn: () => undefined });
  return destination;
}

const [sample] = sampleJobs(1);
const JOBS: [string, Job][] = [
  ["with everything", { ...sample, interview_date: "2026-11-30T14:05", applied_at: "2026-03-04T09:00:00Z" }],
  ["with a day for its interview", { ...sample, interview_date: "2026-11-30" }],
  [
    "of numbers, words and signs that look like something else",
    { ...sample, title: "007", company: "TRUE", salary: "-5", source: "1e3" },
  ],
  ["of formulas", { ...sample, title: "=1+1", company: "@x", location: "'=1", salary: "+1;2,3" }],
  ["with a title longer than a cell", { ...sample, title: "Long ".repeat(9_000) }],
  ["of one letter more than a cell holds, an emoji", { ...sample, title: `${"x".repeat(32_765)}😀` }],
  [
    "with dates that spreadsheets do not have",
    { ...sample, date_found: "1899-01-01", applied_at: "2026-02-30" },
  ],
  ["without anything but its link", { url: "https://jobs.example/1?a=1;b=2" }],
  ["without a link", { id: 7, title: "Luthier", date_found: "2026-03-02" }],
];

describe.each(["xlsx", "csv"])("a job in .%s", (spreadsheet) => {
  it.each(JOBS)(
    "%s is read back as it was written, so that it is never taken for changed",
    async (_which, job) => {
      await using folder = await Folder.make();
      const first = await opened(folder, { spreadsheet });
      const record = first.toRecord(job);
      const key = jobKey(job)!;
      const id = await first.create(record, { key, idempotencyKey: "once", job, signal });
      const again = await opened(folder, { spreadsheet });
      expect(await again.read(id)).toEqual(record);
      expect(await again.find(key, { signal })).toEqual({ id, record });
      const before = await folder.read(`jobs.${spreadsheet}`);
      await again.create(record, { key, idempotencyKey: "once", job, signal });
      expect(await folder.read(`jobs.${spreadsheet}`)).toEqual(before);
    },
  );
});
