import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import type { Job } from "../job.ts";
import { checkCsv, readCsv } from "./csv.ts";
import { Problems, type JobProblem } from "./problems.ts";

async function read(text: string, size = 1 << 20): Promise<{ jobs: Job[]; problems: JobProblem[] }> {
  const problems: JobProblem[] = [];
  const table = await checkCsv(text, "jobs.csv");
  const reading = readCsv(
    Readable.from(cut(Buffer.from(text), size)),
    new Problems((it) => problems.push(it)),
    table,
  );
  return { jobs: await Array.fromAsync(reading), problems };
}

function* cut(bytes: Buffer, size: number): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

describe("CSV", () => {
  it.each([1, 2, 3, 1000])(
    "reads quotes, line breaks and other alphabets in chunks of %d bytes",
    async (size) => {
      const text = 'Title,Company Name,Description\r\n"Chef, ""Zoë""",日本,"one\ntwo\r\nthree"\r\nCook,,\r\n';
      const { jobs, problems } = await read(text, size);
      expect(jobs).toStrictEqual([
        { title: 'Chef, "Zoë"', company: "日本", description: "one\ntwo\r\nthree" },
        { title: "Cook" },
      ]);
      expect(problems).toStrictEqual([]);
    },
  );

  it.each([
    ["commas", "title,url\nA;B,https://example.com/1\n"],
    ["semicolons", "title;url\nA;B\n".replace("A;B", '"A;B";https://example.com/1')],
    ["tabs", "title\turl\nA;B\thttps://example.com/1\n"],
    ["a spreadsheet's own first line", "sep=|\ntitle|url\nA;B|https://example.com/1\n"],
    ["a quoted header full of commas", '"title";url;"a,b,c,d"\n"A;B";https://example.com/1;\n'],
    ["old Macintosh line ends", "title,url\rA;B,https://example.com/1\r"],
  ])("finds the delimiter of a file with %s", async (_name, text) => {
    expect((await read(text)).jobs).toStrictEqual([{ title: "A;B", url: "https://example.com/1" }]);
  });

  it("keeps empty cells of a file with tabs in their places", async () => {
    expect((await read("title\tcompany\turl\n\t\tx\n")).jobs).toStrictEqual([{ url: "x" }]);
  });

  it("names other columns in lower case with underscores", async () => {
    const { jobs } = await read("Title,Match Score,Team Size,calendarEventId,,\nA,87%,4,x,,\n");
    expect(jobs).toStrictEqual([{ title: "A", match_score: 87, team_size: "4", calendar_event_id: "x" }]);
  });

  it("numbers a column that is there twice, and says so once", async () => {
    const { jobs, problems } = await read("title,notes,Notes,notes_2\nA,1,2,3\n");
    expect(jobs).toStrictEqual([{ title: "A", notes: "1", notes_2: "2", notes_2_2: "3" }]);
    expect(problems[0]).toStrictEqual({
      where: "header",
      message: 'the column "notes" is there twice; the second is read as "notes_2"',
    });
  });

  it("keeps two words for one column apart", async () => {
    const { jobs, problems } = await read("Job Title,Title,Position\nA,B,C\n");
    expect(jobs).toStrictEqual([{ job_title: "A", title: "B", position: "C" }]);
    expect(problems).toStrictEqual([]);
  });

  it("reports records that have slipped, under the line they begin in, and reads the others", async () => {
    const text = 'title;company;url\n\n"A\nB";x;y\n"C\nD";x\nE;x;y;z\n;;\nF;x;y;;\n';
    const { jobs, problems } = await read(text, 5);
    expect(jobs.map(({ title }) => title)).toStrictEqual(["A\nB", "F"]);
    expect(problems).toStrictEqual([
      { where: "line 5", message: "has 2 cells instead of 3" },
      { where: "line 7", message: "has 4 cells instead of 3" },
    ]);
  });

  it("forgives a quote within a cell", async () => {
    expect((await read('title,company\n3" pipe fitter,"A"\n')).jobs).toStrictEqual([
      { title: '3" pipe fitter', company: "A" },
    ]);
  });

  it("says where a quote is never closed, and reads what comes before", async () => {
    const { jobs, problems } = await read('title,company\nA,x\n"B,y\nC,z\n');
    expect(jobs).toStrictEqual([{ title: "A", company: "x" }]);
    expect(problems).toStrictEqual([
      { where: "line 3", message: "the file ends within a quoted cell: a quote is never closed" },
    ]);
  });

  it("does not hold a quoted cell without end in memory", async () => {
    const { jobs, problems } = await read(`title,company\nA,x\n"${"y\n".repeat(9 << 20)}`, 1 << 18);
    expect(jobs).toStrictEqual([{ title: "A", company: "x" }]);
    expect(problems).toMatchObject([
      { where: "line 3", message: expect.stringContaining("longer than 16 MiB") },
    ]);
  });

  it("is harmless with columns that mean something to JavaScript", async () => {
    const [job] = (await read("title,__proto__,constructor\nA,x,y\n")).jobs;
    expect(job).toStrictEqual({ title: "A", _proto_: "x", constructor: "y" });
  });

  it("refuses a table of something else, and shows its first line", async () => {
    await expect(read("name,colour\nA,B\n")).rejects.toMatchObject({
      code: "schema",
      message: 'jobs.csv has no column for a title, a company or a URL; its first line has "name", "colour"',
    });
  });
});
