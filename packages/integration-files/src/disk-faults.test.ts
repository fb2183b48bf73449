import { sampleJobs } from "@peregrine/testkit";
import { describe, expect, it } from "vitest";
import { nodeDisk, type Disk } from "./disk/disk.ts";
import { Search, systemError, watchedDisk } from "./testing/search.ts";

const jobs = sampleJobs(5).map((job, index) => ({ ...job, interview_date: `2026-11-1${index}` }));
const later = jobs.map((job) => ({ ...job, status: "offer", interview_date: "2026-12-24" }));

/** A disk whose operation of that number, among those that change a file, fails. */
function failingAt(nth: number, code: string): { disk: Disk; struck(): boolean } {
  let count = 0;
  const disk = watchedDisk(() => {
    count += 1;
    if (count === nth) throw systemError(code);
  });
  return { disk, struck: () => count >= nth };
}

/** What is in the folder, besides moments. */
async function contents({ folder }: Search): Promise<[rows: unknown, events: string]> {
  const calendar = (await folder.read("jobs.ics")).toString();
  return [
    await folder.rows("jobs.xlsx"),
    calendar.replaceAll(/^(?:CREATED|DTSTAMP|LAST-MODIFIED|SEQUENCE).*\r\n/gm, ""),
  ];
}

describe("an operation of the disk that fails", () => {
  it.each([
    ["EBUSY", "locked"],
    ["ENOSPC", "quota"],
    ["EROFS", "permission"],
    ["EIO", "unavailable"],
  ])("with %s, whichever it is, is said as %s; the next run is right", async (code, expected) => {
    await using reference = await Search.open();
    await reference.sync(jobs);
    await reference.sync(later);
    const right = await contents(reference);
    let struck = true;
    for (let nth = 1; struck; nth += 1) {
      await using search = await Search.open();
      await search.sync(jobs);
      const before = await search.folder.rows("jobs.xlsx");
      const failing = failingAt(nth, code);
      const report = await search.sync(later, { disk: failing.disk, patienceMs: 0 });
      struck = failing.struck();
      const words = report.failure?.code ?? report.failures[0]?.failure.code;
      expect([undefined, expected]).toContain(words);
      expect([before, right[0]]).toContainEqual(await search.folder.rows("jobs.xlsx"));
      expect((await search.folder.names()).filter((name) => name.endsWith(".tmp"))).toEqual([]);
      await search.sync(later, { now: true });
      expect(await contents(search), `${code} at operation ${nth}`).toEqual(right);
    }
  });
});

describe("a file that a scanner or a cloud folder holds for a moment", () => {
  it("is waited for", async () => {
    await using search = await Search.open();
    let refusals = 2;
    const disk = watchedDisk((operation) => {
      if (operation === "rename" && refusals-- > 0) throw systemError("EPERM");
    });
    expect((await search.sync(jobs, { disk })).counts.created).toBe(5);
  });

  it("for longer, as Excel does on Windows, stops the run, and the old file is whole", async () => {
    await using search = await Search.open({ calendar: false });
    await search.sync(jobs);
    const before = await search.folder.read("jobs.xlsx");
    const disk: Disk = { ...nodeDisk, rename: async () => Promise.reject(systemError("EBUSY")) };
    const report = await search.sync(later, { disk });
    expect([report.outcome, report.failure?.code]).toEqual(["stopped", "locked"]);
    expect(report.failure?.hint).toMatch(/Close it/);
    expect(await search.folder.read("jobs.xlsx")).toEqual(before);
    expect((await search.sync(later)).counts.updated).toBe(5);
  });
});
