import { lstat, rename, rm, stat, symlink, unlink } from "node:fs/promises";
import { sampleJobs } from "@peregrine/testkit";
import { describe, expect, it } from "vitest";
import { Folder, openSheet } from "./testing/folder.ts";
import { Search, watchedDisk } from "./testing/search.ts";

const interview = (index: number) => ({
  interview_date: `2026-11-${10 + index}T14:00`,
  status: "interviewing",
});

describe.each(["xlsx", "csv"])("2,000 jobs in .%s", (ending) => {
  it(
    "are written once; a second run leaves the files untouched, and five changes change five rows",
    { timeout: 60_000 },
    async () => {
      await using search = await Search.open({ spreadsheet: ending });
      const jobs = sampleJobs(2_000);
      const files = [`jobs.${ending}`, "jobs.ics"] as const;
      const look = () =>
        Promise.all(
          files.map(async (name) => [
            await search.folder.read(name),
            (await stat(search.folder.at(name))).mtimeMs,
          ]),
        );
      expect((await search.sync(jobs.with(7, { ...jobs[7], ...interview(7) }))).counts.created).toBe(2_000);
      const [before, rows] = [await look(), await search.folder.rows(files[0])];
      expect(rows).toHaveLength(2_000);
      expect((await search.sync(jobs.with(7, { ...jobs[7], ...interview(7) }))).counts.unchanged).toBe(2_000);
      expect(await look()).toEqual(before);
      const later = jobs.map((job, index) =>
        index % 400 === 7 ? { ...job, ...interview(Math.floor(index / 400)) } : job,
      );
      expect((await search.sync(later)).counts).toMatchObject({ updated: 5, unchanged: 1_995, created: 0 });
      const after = await search.folder.rows(files[0]);
      expect(after.filter((row, index) => JSON.stringify(row) !== JSON.stringify(rows[index]))).toHaveLength(
        5,
      );
      expect((await search.folder.read("jobs.ics")).toString().match(/BEGIN:VEVENT/g)).toHaveLength(5);
    },
  );
});

describe("what a person does in their sheet", () => {
  it("between runs stays: order, own columns, edited cells, deleted rows", async () => {
    await using search = await Search.open({ spreadsheet: "csv" });
    const jobs = sampleJobs(4);
    await search.sync(jobs);
    const [head, ...lines] = (await search.folder.read("jobs.csv")).toString().trimEnd().split("\r\n");
    const [first, second, third] = lines;
    const edited = first!.replace(jobs[0]!.company!, "By hand");
    await search.folder.write(
      "jobs.csv",
      [`${head},Mood`, `${third},🙂`, `${second},`, edited, ""].join("\r\n"),
    );
    const report = await search.sync(jobs.map((job) => ({ ...job, status: "offer" })));
    expect(report.counts).toMatchObject({ updated: 3, detached: 1, created: 0, failed: 0 });
    const offer = (line: string): string => line.replace(",Applied,", ",Offer,");
    expect((await search.folder.read("jobs.csv")).toString()).toBe(
      [`${head},Mood`, offer(`${third},🙂`), offer(`${second},`), offer(edited), ""].join("\r\n"),
    );
  });

  it.each(["xlsx", "csv"])("while a run is writing .%s is read and kept", async (ending) => {
    await using search = await Search.open({ spreadsheet: ending, calendar: false });
    const name = `jobs.${ending}`;
    const jobs = sampleJobs(3);
    await search.sync(jobs);
    let saved = false;
    const disk = watchedDisk(async (operation, path) => {
      if (saved || operation !== "open" || !path.endsWith(".tmp")) return;
      saved = true;
      const sheet = openSheet(name, await search.folder.read(name));
      sheet.set(1, sheet.header.indexOf("Company Name"), "By hand", "plain");
      sheet.set(sheet.append(), sheet.addColumn("Mood"), "🙂", "plain");
      await search.folder.write(name, sheet.toBytes());
    });
    const report = await search.sync(
      jobs.map((job) => ({ ...job, status: "offer" })),
      { disk },
    );
    expect([saved, report.counts.updated]).toEqual([true, 3]);
    const rows = await search.folder.rows(name);
    expect(rows.map((row) => row["Status of Application"])).toEqual(["Offer", "Offer", "Offer", null]);
    expect([rows[1]!["Company Name"], rows[3]!["Mood"]]).toEqual(["By hand", "🙂"]);
  });

  it("with a sheet of their own: rows are found by their links, blanks filled, nothing else touched", async () => {
    await using search = await Search.open({ spreadsheet: "csv", file_name: "My applications.csv" });
    const jobs = sampleJobs(2);
    const own = `Role;Firm;URL;Notes\n"My words";;${jobs[0]!.url}?utm_source=mail#top;call Ann\nOther;X;https://other.example;\n`;
    await search.folder.write("My applications.csv", own);
    const report = await search.sync(jobs);
    expect(report.counts).toMatchObject({ adopted: 1, created: 1, failed: 0 });
    const lines = (await search.folder.read("My applications.csv")).toString().split("\n");
    expect(lines.slice(0, 3)).toEqual(own.split("\n").slice(0, 3));
    expect(lines[3]).toBe(`${jobs[1]!.title};;${jobs[1]!.url};`);
    expect((await search.sync(jobs)).counts).toMatchObject({ unchanged: 2 });
    await search.folder.write("My applications.csv", lines.slice(0, 3).join("\n"));
    const renamed = jobs.map((job) => ({ ...job, title: "Archivist" }));
    expect((await search.sync(renamed)).counts).toMatchObject({ updated: 1, detached: 1 });
    expect((await search.folder.read("My applications.csv")).toString()).toBe(
      lines.slice(0, 3).join("\n").replace('"My words"', "Archivist"),
    );
    expect(report.warnings.join()).toMatch(/no column for .*“Status of Application”/);
  });

  it("by throwing the whole file away is not taken for deleting every row", async () => {
    await using search = await Search.open();
    const jobs = sampleJobs(3);
    await search.sync(jobs);
    const bytes = await search.folder.read("jobs.xlsx");
    await unlink(search.folder.at("jobs.xlsx"));
    const later = jobs.map((job) => ({ ...job, status: "offer" }));
    const report = await search.sync(later);
    expect([report.outcome, report.failure?.code, report.counts.detached]).toEqual([
      "stopped",
      "not_found",
      0,
    ]);
    await search.folder.write("jobs.xlsx", bytes);
    expect((await search.sync(later)).counts.updated).toBe(3);
  });

  it.each([
    ["Excel", "~$jobs.xlsx"],
    ["LibreOffice", ".~lock.jobs.xlsx#"],
  ])("with the sheet open in %s stops a run that loses nothing", async (program, sign) => {
    await using search = await Search.open();
    const jobs = sampleJobs(3);
    await search.sync(jobs.slice(0, 2));
    const before = await search.folder.read("jobs.xlsx");
    await search.folder.write(sign, "Ann");
    const report = await search.sync(jobs);
    expect([report.outcome, report.failure?.code]).toEqual(["stopped", "locked"]);
    expect(report.failure?.message).toContain(program);
    expect(await search.folder.read("jobs.xlsx")).toEqual(before);
    expect((await search.sync(jobs.slice(0, 2))).counts).toMatchObject({ unchanged: 2, failed: 0 });
    await rm(search.folder.at(sign));
    expect((await search.sync(jobs)).counts).toMatchObject({ created: 1, unchanged: 2 });
  });
});

describe("the calendar", () => {
  it("that is wanted later gets the interviews there are; one that moves is moved, one called off cancelled", async () => {
    await using search = await Search.open({ calendar: false });
    const [job] = sampleJobs(1);
    await search.sync([{ ...job, ...interview(1) }]);
    expect(await search.folder.names()).toEqual(["jobs.xlsx"]);
    const values = { calendar: true };
    const text = async (): Promise<string> => (await search.folder.read("jobs.ics")).toString();
    await search.sync([{ ...job, ...interview(1) }], { values });
    expect(await text()).toMatch(/DTSTART:20261111T140000\r\n[\s\S]*SEQUENCE:0/);
    await search.sync([{ ...job, ...interview(2) }], { values });
    expect(await text()).toMatch(/DTSTART:20261112T140000\r\n[\s\S]*SEQUENCE:1/);
    await search.sync([{ ...job, status: "rejected" }], { values, statuses: ["rejected"] });
    expect(await text()).toContain("STATUS:CANCELLED");
    expect((await text()).match(/BEGIN:VEVENT/g)).toHaveLength(1);
  });
});

it("a file that is a link to another folder stays one", async () => {
  await using search = await Search.open({ calendar: false });
  await using elsewhere = await Folder.make();
  const jobs = sampleJobs(2);
  await search.sync(jobs);
  await rename(search.folder.at("jobs.xlsx"), elsewhere.at("kept.xlsx"));
  await symlink(elsewhere.at("kept.xlsx"), search.folder.at("jobs.xlsx"));
  await search.sync(jobs.map((job) => ({ ...job, status: "offer" })));
  expect((await elsewhere.rows("kept.xlsx")).map((row) => row["Status of Application"])).toEqual([
    "Offer",
    "Offer",
  ]);
  expect((await lstat(search.folder.at("jobs.xlsx"))).isSymbolicLink()).toBe(true);
  expect(await elsewhere.names()).toEqual(["kept.xlsx"]);
});

it("both spreadsheets hold every job, and each keeps its own edits", async () => {
  await using search = await Search.open({ spreadsheet: "both" });
  const jobs = sampleJobs(3);
  await search.sync(jobs);
  const csv = (await search.folder.read("jobs.csv")).toString();
  await search.folder.write("jobs.csv", csv.replace(jobs[0]!.company!, "By hand"));
  await search.sync(jobs.map((job) => ({ ...job, status: "offer" })));
  const [inCsv, inXlsx] = [await search.folder.rows("jobs.csv"), await search.folder.rows("jobs.xlsx")];
  expect(inCsv.map((row) => row["Status of Application"])).toEqual(["Offer", "Offer", "Offer"]);
  expect(inXlsx.map((row) => row["Status of Application"])).toEqual(["Offer", "Offer", "Offer"]);
  expect([inCsv[0]!["Company Name"], inXlsx[0]!["Company Name"]]).toEqual(["By hand", jobs[0]!.company]);
});
