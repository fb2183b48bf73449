import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Job } from "../job.ts";
import { fileFailure } from "./file-failure.ts";
import { openJobs, type JobSource } from "./open-jobs.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "open-jobs-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A file whose name says nothing. */
function file(content: string | Buffer, name = `file-${Math.random()}`): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

function database(sql: string): string {
  const path = join(folder, `${Math.random()}.pdf`);
  const db = new DatabaseSync(path);
  db.exec(sql);
  db.close();
  return path;
}

const readAll = (source: JobSource): Promise<Job[]> => Array.fromAsync(source);

const NDJSON = '{"id":1,"title":"A"}\n{"id":2,"title":"Ø"}\n';
const JSON_LIST = JSON.stringify(
  [
    { id: 1, title: "A" },
    { id: 2, title: "Ø" },
  ],
  null,
  2,
);
const CSV = "id,title\n1,A\n2,Ø\n";
const utf16be = (text: string): Buffer => Buffer.from(text, "utf16le").swap16();

describe("openJobs tells the format by content", () => {
  it.each<[string, string | Buffer, JobSource["format"]]>([
    ["NDJSON", NDJSON, "ndjson"],
    ["NDJSON with a byte order mark and blank lines", `\ufeff\n \n${NDJSON}`, "ndjson"],
    ["a JSON list", JSON_LIST, "json"],
    ["a JSON list with a byte order mark", `\ufeff\r\n\t${JSON_LIST}`, "json"],
    ["an object with a list of jobs", `{"jobs":${JSON_LIST}}`, "json"],
    [
      "an object with a list of jobs further in",
      `\ufeff{ "über": {"n": 2},\n "jobs" : ${JSON_LIST}, "more": [1] }`,
      "json",
    ],
    ["objects over several lines", '{\n "id": 1,\n "title": "A"\n}\n{\n "id": 2, "title": "Ø" }', "json"],
    ["CSV", CSV, "csv"],
    ["CSV with a byte order mark", `\ufeff${CSV}`, "csv"],
    ["CSV with blank lines first", `\n\r\n${CSV}`, "csv"],
    [
      "CSV in UTF-16, as spreadsheets save Unicode text",
      Buffer.from(`\ufeff${CSV.replaceAll(",", "\t")}`, "utf16le"),
      "csv",
    ],
    ["CSV in big-endian UTF-16", utf16be(`\ufeff${CSV}`), "csv"],
    ["NDJSON in UTF-16 without a byte order mark", Buffer.from(NDJSON, "utf16le"), "ndjson"],
    ["CSV in the encoding of old Windows", Buffer.from(CSV, "latin1"), "csv"],
  ])("%s", async (_name, content, format) => {
    const problems: unknown[] = [];
    const path = file(content);
    for (const [target, gzip] of [
      [path, false],
      [file(gzipSync(content)), true],
    ] as const) {
      const source = await openJobs(target, { onProblem: (problem) => problems.push(problem) });
      expect(source).toMatchObject({ format, gzip, label: target, problems: 0 });
      const jobs = await readAll(source);
      expect(jobs.map(({ id, title }) => [Number(id), title])).toStrictEqual([
        [1, "A"],
        [2, "Ø"],
      ]);
      expect(await readAll(source)).toStrictEqual(jobs);
    }
    expect(problems).toStrictEqual([]);
  });

  it("a database", async () => {
    const path = database("CREATE TABLE jobs (id INTEGER, title TEXT); INSERT INTO jobs VALUES (1, 'A')");
    const source = await openJobs(path);
    expect(source).toMatchObject({ format: "sqlite", gzip: false });
    expect(await readAll(source)).toStrictEqual([{ id: 1, title: "A", status: "pending" }]);
  });

  it("a text without statuses leaves them out", async () => {
    expect(await readAll(await openJobs(file(NDJSON)))).toStrictEqual([
      { id: 1, title: "A" },
      { id: 2, title: "Ø" },
    ]);
  });
});

describe("openJobs reads standard input", () => {
  it.each([1, 7, 100_000])("in pieces of %d bytes, once", async (size) => {
    const bytes = gzipSync(`\ufeff${NDJSON}`);
    const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
      bytes.subarray(i * size, (i + 1) * size),
    );
    const source = await openJobs("-", { stdin: Readable.from(pieces) });
    expect(source).toMatchObject({ format: "ndjson", gzip: true, label: "standard input" });
    expect(await readAll(source)).toHaveLength(2);
    await expect(readAll(source)).rejects.toMatchObject({ code: "invalid_config" });
  });

  it("but not a database", async () => {
    const stdin = Readable.from([Buffer.from("SQLite format 3\0")]);
    await expect(openJobs("-", { stdin })).rejects.toMatchObject({
      code: "unsupported",
      message: "A database cannot be read from standard input",
    });
    expect(stdin.destroyed).toBe(true);
  });
});

describe("openJobs refuses, and says why", () => {
  it.each<[string, () => string, string, RegExp]>([
    ["a missing file", () => join(folder, "none.db"), "not_found", /There is no file .*none\.db$/],
    ["a path through a file", () => join(file("x"), "jobs"), "not_found", /There is no file/],
    [
      "a folder",
      () => (mkdirSync(join(folder, "sub")), join(folder, "sub")),
      "invalid_config",
      /is a folder/,
    ],
    ["an empty file", () => file(""), "invalid_config", /is empty$/],
    ["white space", () => file("\ufeff \n\t\n"), "invalid_config", /is empty$/],
    ["an empty gzip file", () => file(gzipSync("")), "invalid_config", /is empty$/],
    ["a PDF", () => file("%PDF-1.7\n%âãÏÓ"), "unsupported", /is a PDF document/],
    ["a workbook", () => file("PK\u0003\u0004\u0014\0"), "unsupported", /Excel workbook/],
    [
      "rubbish",
      () => file(Buffer.from([1, 2, 0, 3, 200, 0, 0, 0])),
      "unsupported",
      /neither a database nor a text/,
    ],
    [
      "an encrypted database",
      () => file(Buffer.concat([Buffer.from("k"), randomBytes(8191)])),
      "unsupported",
      /looks encrypted/,
    ],
    [
      "a web page",
      () => file("<!doctype html>\n<html>"),
      "schema",
      /no column for a title.*"<!doctype html>"/,
    ],
    ["a packed database", () => file(gzipSync("SQLite format 3\0")), "unsupported", /packed with gzip$/],
    ["what is packed twice", () => file(gzipSync(gzipSync(NDJSON))), "unsupported", /twice/],
    [
      "a gzip file cut off early",
      () => file(gzipSync(NDJSON).subarray(0, 30)),
      "invalid_config",
      /was cut off/,
    ],
    [
      "a damaged gzip file",
      () => file(Buffer.from([0x1f, 0x8b, 9, 9, 9, 9])),
      "invalid_config",
      /is damaged/,
    ],
    ["a database without jobs", () => database("CREATE TABLE cats (id)"), "schema", /has no table "jobs"$/],
    [
      "a table of other jobs",
      () => database("CREATE TABLE jobs (id, cron TEXT)"),
      "schema",
      /no column for a title/,
    ],
    [
      "a damaged database",
      () => file(`SQLite format 3\0${"x".repeat(5000)}`),
      "invalid_config",
      /damaged or cut off$/,
    ],
  ])("%s", async (_name, make, code, message) => {
    await expect(openJobs(make())).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });

  it("a long gzip file that is cut off, after the jobs before the cut", async () => {
    const lines = Array.from({ length: 20_000 }, (_, id) =>
      JSON.stringify({ id, title: randomBytes(9).toString("hex") }),
    );
    const path = file(gzipSync(lines.join("\n")).subarray(0, -2000));
    const seen: Job[] = [];
    const reading = (async () => {
      for await (const job of await openJobs(path)) seen.push(job);
    })();
    await expect(reading).rejects.toMatchObject({
      code: "invalid_config",
      message: expect.stringMatching(/was cut off$/),
    });
    expect(seen.length).toBeGreaterThan(10_000);
  });

  it("a file of another user", () => {
    const refused = Object.assign(new Error("EACCES: permission denied"), { code: "EACCES" });
    expect(fileFailure("staging.db", refused)).toMatchObject({
      code: "permission",
      hint: expect.stringContaining("root"),
    });
  });
});

describe("reading", () => {
  it("counts problems anew each time", async () => {
    const source = await openJobs(file('{"id":1}\nx\n{"id":2}\ny\n'));
    expect(await readAll(source)).toHaveLength(2);
    expect(source.problems).toBe(2);
    expect(await readAll(source)).toHaveLength(2);
    expect(source.problems).toBe(2);
  });

  it("may stop early, and lets other work have its turn", async () => {
    const source = await openJobs(file(`${JSON.stringify({ title: "x".repeat(200) })}\n`.repeat(20_000)));
    let ticks = 0;
    const timer = setInterval(() => (ticks += 1), 0);
    let count = 0;
    for await (const job of source) if (job.title) count += 1;
    clearInterval(timer);
    expect(count).toBe(20_000);
    expect(ticks).toBeGreaterThan(0);
    const reading = source[Symbol.asyncIterator]();
    await reading.next();
    await expect(reading.return?.()).resolves.toMatchObject({ done: true });
  });
});
