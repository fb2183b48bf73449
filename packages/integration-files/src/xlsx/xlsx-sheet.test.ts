import { readXlsx, writeXlsx, type WriteSheet } from "hucre";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { newWorkbook } from "./new-workbook.ts";
import { XlsxSheet } from "./xlsx-sheet.ts";

const isHeader = (names: readonly string[]): boolean => names.includes("Job Title");
const open = (bytes: Uint8Array): XlsxSheet => new XlsxSheet(bytes, isHeader);
const partsOf = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)]));

async function rowsOf(bytes: Uint8Array, sheet = 0): Promise<unknown[][]> {
  return (await readXlsx(bytes)).sheets[sheet]!.rows;
}

/** A workbook as a person keeps it: their own columns, formats, a filter, a rule, a second sheet with a formula. */
function personsWorkbook(also: Partial<WriteSheet> = {}): Promise<Uint8Array> {
  return writeXlsx({
    sheets: [
      { name: "Notes", rows: [["Buy stamps"]] },
      {
        name: "Applications",
        rows: [
          ["My search, spring"],
          ["Mood", "Job Title", "Found", "Rank"],
          ["🙂", "Luthier", new Date(Date.UTC(2026, 2, 2)), 1],
          ["", "Glazier", new Date(Date.UTC(2026, 2, 3)), 2],
        ],
        columns: [{ width: 7 }, { width: 44 }, { width: 12, numFmt: "dd.mm.yyyy" }],
        cells: new Map([["2,3", { formula: "ROW()-2", formulaResult: 1, style: { font: { bold: true } } }]]),
        ...(also.tables ? {} : { autoFilter: { range: "A2:D4" } }),
        dataValidations: [{ type: "list", values: ["🙂", "🙁"], range: "A3:A100" }],
        ...also,
      },
    ],
  });
}

describe("a workbook that a person keeps", () => {
  it("has its names found below a title, on another sheet than the first", async () => {
    const sheet = open(await personsWorkbook());
    expect(sheet.header).toEqual(["Mood", "Job Title", "Found", "Rank"]);
    expect(sheet.size).toBe(2);
    expect([0, 1, 2, 3].map((column) => sheet.get(0, column))).toEqual(["🙂", "Luthier", "2026-03-02", 1]);
  });

  it("keeps every part, and every byte around the cell that is set", async () => {
    const before = await personsWorkbook();
    const sheet = open(before);
    sheet.set(1, 1, "Clockmaker", "plain");
    const [was, is] = [partsOf(before), partsOf(sheet.toBytes())];
    expect(Object.keys(is).sort()).toEqual(Object.keys(was).sort());
    const different = Object.keys(was).filter((path) => was[path] !== is[path]);
    expect(different).toEqual(["xl/worksheets/sheet2.xml"]);
    const cell = /<c r="B4"[^>]*>.*?<\/c>/s;
    const changed = cell.exec(is[different[0]!]!)![0];
    expect(changed).toContain("Clockmaker");
    expect(is[different[0]!]!.replace(cell, "")).toBe(was[different[0]!]!.replace(cell, ""));
  });

  it("gets new rows below its own, in the format of the row above, within its filter", async () => {
    const sheet = open(await personsWorkbook());
    const row = sheet.append();
    sheet.set(row, 1, "Archivist", "plain");
    sheet.set(row, 2, "2026-03-09", "date");
    const bytes = sheet.toBytes();
    const rows = await rowsOf(bytes, 1);
    expect(rows[4]).toEqual([null, "Archivist", new Date(Date.UTC(2026, 2, 9)), null]);
    const xml = partsOf(bytes)["xl/worksheets/sheet2.xml"]!;
    const styleOf = (cell: string): string | undefined =>
      new RegExp(`<c r="${cell}"[^>]* s="(\\d+)"`).exec(xml)?.[1];
    expect(styleOf("C5")).toBe(styleOf("C4"));
    expect(xml).toContain('<autoFilter ref="A2:D5"');
  });

  it("grows its table with its rows", async () => {
    const table = {
      name: "Jobs",
      range: "A2:D4",
      columns: ["Mood", "Job Title", "Found", "Rank"].map((name) => ({ name })),
    };
    const sheet = open(await personsWorkbook({ tables: [table] }));
    sheet.set(sheet.append(), 1, "Archivist", "plain");
    const xml = Object.entries(partsOf(sheet.toBytes())).find(([path]) => path.includes("tables/"))![1];
    expect(xml.match(/ref="A2:D5"/g)?.length).toBeGreaterThan(0);
    expect(xml).not.toContain("A2:D4");
  });

  it("gets a missing column at its right, and dates in it that are dates", async () => {
    const sheet = open(await personsWorkbook());
    const column = sheet.addColumn("Interview");
    sheet.set(0, column, "2026-11-30T14:00", "date");
    const bytes = sheet.toBytes();
    expect((await rowsOf(bytes, 1))[2]![4]).toEqual(new Date(Date.UTC(2026, 10, 30, 14)));
    expect(open(bytes).get(0, column)).toBe("2026-11-30T14:00");
  });

  it("may have formulas, one of which is replaced only where its own cell is ours", async () => {
    const sheet = open(await personsWorkbook());
    sheet.set(1, 1, "X", "plain");
    expect(partsOf(sheet.toBytes())["xl/worksheets/sheet2.xml"]).toContain("ROW()-2");
    sheet.set(0, 3, 7, "plain");
    expect(await rowsOf(sheet.toBytes(), 1)).toContainEqual(expect.arrayContaining(["Luthier", 7]));
    expect(partsOf(sheet.toBytes())["xl/worksheets/sheet2.xml"]).not.toContain("ROW()-2");
  });
});

describe("a text in a cell", () => {
  it.each([
    '=HYPERLINK("https://x.example")',
    "+1",
    "-1",
    "@SUM(1)",
    "\t=1",
    "'=1",
    "  kept  ",
    "<b>&amp;</b> ]]>",
    "two\nlines",
    "_x000D_ by name",
    "\u0007 bell",
    "👩🏽‍🚀 مهندس",
    "007",
  ])("stays the text %j", async (text) => {
    const sheet = open(newWorkbook([{ name: "Job Title", width: 20 }]));
    sheet.set(sheet.append(), 0, text, "plain");
    const bytes = sheet.toBytes();
    expect(open(bytes).get(0, 0)).toBe(text);
    const xml = partsOf(bytes)["xl/worksheets/sheet1.xml"]!;
    expect(xml).toContain('<c r="A2" t="inlineStr">');
    expect(xml).not.toContain("<f>");
    expect((await rowsOf(bytes))[1]![0]).toBe(text);
  });

  it("half of an emoji is replaced, and the file stays readable", () => {
    const sheet = open(newWorkbook([{ name: "Job Title", width: 20 }]));
    sheet.set(sheet.append(), 0, "a \ud83d b", "plain");
    expect(open(sheet.toBytes()).get(0, 0)).toBe("a \ufffd b");
  });
});

describe("what is refused rather than harmed", () => {
  const hostile: [string, Uint8Array, RegExp][] = [
    ["no workbook at all", Buffer.from("Job Title,Company\n"), /cannot be read/],
    ["half a workbook", newWorkbook([{ name: "Job Title", width: 9 }]).slice(0, 900), /cannot be read/],
    ["one with a password", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), /password/],
  ];
  it.each(hostile)("%s", (_what, bytes, words) => {
    expect(() => open(bytes)).toThrow(words);
  });
});
