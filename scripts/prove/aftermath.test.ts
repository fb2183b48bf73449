import { expect, it } from "vitest";
import { jobKey } from "../../packages/core/src/job-key.ts";
import type { StoredRecord } from "../../packages/integration-myservice/src/server/record.ts";
import { judge } from "./aftermath.ts";
import { failed, newTally, sentences } from "./tally.ts";

const jobs = ["one", "two", "three"].map((title) => ({
  title,
  company: "Acme",
  url: `https://jobs.example/${title}`,
  status: "applied",
}));

const right = jobs.map((job, index) => recordOf(job, index));

function recordOf(job: (typeof jobs)[number], index: number): StoredRecord {
  const own = { id: `rec_${index}`, revision: 1, trashed: false, created_at: "", updated_at: "" };
  return { ...job, ...own, key: jobKey(job) ?? null };
}

function judged(records: readonly StoredRecord[]) {
  const tally = newTally();
  judge(tally, { records: () => records }, jobs, "round 1");
  return tally;
}

it("finds nothing where each job has its record", () => {
  const tally = judged(right.toReversed());
  expect(tally).toEqual(newTally());
  expect(failed(tally)).toBe(false);
});

it.each([
  ["a record that is there twice", [...right, { ...right[0]!, id: "rec_9" }], { doubled: 1 }],
  ["a job without one", right.slice(1), { lost: 1 }],
  ["a record that differs in a field", [{ ...right[0]!, status: "offer" }, ...right.slice(1)], { wrong: 1 }],
  ["a record of no job", [...right, { ...right[0]!, key: "p0" }], { wrong: 1 }],
])("counts %s", (_what, records, counts) => {
  const tally = judged(records);
  expect(tally).toMatchObject({ doubled: 0, lost: 0, wrong: 0, ...counts });
  expect(tally.complaints).toEqual(["round 1: 1 jobs are not as they should be"]);
  expect(failed(tally)).toBe(true);
});

it("says what came out in one line", () => {
  expect(sentences({ ...newTally(), kills: 500 })).toMatch(/^500 kills: 0 doubled, 0 lost, 0 wrong$/m);
});
