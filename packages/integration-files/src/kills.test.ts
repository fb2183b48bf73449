import { writeFile } from "node:fs/promises";
import { assertNoDuplicate, childScript, runChild, sampleJobs, type KillOn } from "@peregrine/testkit";
import { describe, expect, it } from "vitest";
import { Search } from "./testing/search.ts";

const EVERY = process.env["PEREGRINE_KILLS"] === "all";
/** The files are replaced once for each thousand. */
const JOBS = EVERY ? 2_400 : 1_200;
const PATIENCE_MS = 120_000;
const jobs = sampleJobs(JOBS).map((job, index) =>
  index % 100 === 0 ? { ...job, interview_date: "2026-11-30T14:00" } : job,
);

/** A sync in a process of its own, ended as a power cut would end it. */
async function killed(search: Search, killOn: KillOn): Promise<boolean> {
  const [order, source] = [`${search.stateDir}.order.json`, `${search.stateDir}.ndjson`];
  await writeFile(source, jobs.map((job) => `${JSON.stringify(job)}\n`).join(""));
  const module = new URL("./index.ts", import.meta.url).href;
  const { stateDir, config } = search;
  await writeFile(
    order,
    JSON.stringify({ module, config, stateDir, jobs: source, baseUrl: "http://127.0.0.1:9" }),
  );
  return (await runChild({ ...childScript, args: [order], killOn, deadlineMs: 60_000 })).killed;
}

const all = Array.from({ length: 24 }, (_, index) => index + 1);
const moments = [
  ...(EVERY ? all : [9]).map((nth) => ["xlsx", nth] as const),
  ...(EVERY ? all : [4, 14]).map((nth) => ["csv", nth] as const),
];

describe("a sync that is killed", () => {
  it.each(moments)(
    "to .%s at change %i in the folder leaves one row for each job",
    { timeout: PATIENCE_MS },
    async (spreadsheet, nth) => {
      await using search = await Search.open({ spreadsheet });
      const struck = await killed(search, { folder: search.folder.path, nth });
      expect(struck || EVERY, "It ended before it was killed").toBe(true);
      const half = await search.folder.rows(`jobs.${spreadsheet}`);
      assertNoDuplicate(half, (row) => String(row["Peregrine Key"]));
      expect((await search.sync(jobs)).outcome).toBe("done");
      const rows = await search.folder.rows(`jobs.${spreadsheet}`);
      assertNoDuplicate(rows, (row) => String(row["Peregrine Key"]));
      expect(rows).toHaveLength(JOBS);
      const calendar = (await search.folder.read("jobs.ics")).toString();
      expect(new Set(calendar.match(/^UID:.*/gm))).toHaveProperty("size", JOBS / 100);
      expect(calendar.match(/^BEGIN:VEVENT/gm)).toHaveLength(JOBS / 100);
      expect((await search.folder.names()).toSorted()).toEqual(
        ["jobs.ics", `jobs.${spreadsheet}`].toSorted(),
      );
      expect((await search.sync(jobs)).counts.unchanged).toBe(JOBS);
    },
  );
});
