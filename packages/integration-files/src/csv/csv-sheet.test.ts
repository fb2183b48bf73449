import { describe, expect, it } from "vitest";
import { parseCsv } from "hucre";
import { CsvSheet } from "./csv-sheet.ts";

const isHeader = (names: readonly string[]): boolean => names.includes("Job Title");
const open = (text: string | Uint8Array): CsvSheet => new CsvSheet(Buffer.from(text), isHeader);
const textOf = (sheet: CsvSheet): string => Buffer.from(sheet.toBytes()).toString();

describe("a CSV file that a person keeps", () => {
  it.each([
    ["commas", 'Job Title,Mood\nLuthier,"so, so"\nGlazier,🙂\n'],
    [
      "semicolons and CRLF, as Excel saves in much of Europe",
      "Job Title;Mood\r\nLuthier;a,b\r\nGlazier;c\r\n",
    ],
    ["tabs and old line ends", "Job Title\tMood\rLuthier\tx\rGlazier\ty"],
    [
      "a sep= line and a mark",
      '\uFEFFsep=|\r\n"Job Title"|Mood\r\n"Lu""thier"|"two\r\nlines"\r\nGlazier|\r\n',
    ],
    [
      "notes above, blank lines, and rows of different lengths",
      "My search\n\nJob Title,Mood\nLuthier\n\nGlazier,a,b,c\n\n",
    ],
    ["odd quotes", 'Job Title,Mood\nLu"thier,"x"y\nGlazier," z "\n'],
  ])("with %s comes out as it went in, but for the cell that is set", (_what, text) => {
    const sheet = open(text);
    const row = Array.from({ length: sheet.size }, (_, at) => at).find(
      (at) => sheet.get(at, 0) === "Glazier",
    )!;
    sheet.set(row, 0, "Archivist", "plain");
    expect(textOf(sheet)).toBe(text.replace("Glazier", "Archivist"));
    expect(open(text).get(row, 0)).toBe("Glazier");
  });

  it("in UTF-16, as Excel's “Unicode text”, stays in it", () => {
    const bytes = Buffer.from("\uFEFFJob Title\tMood\r\nLuthier\tß\r\n", "utf16le");
    const sheet = open(bytes);
    sheet.set(0, 1, "ö", "plain");
    expect(Buffer.from(sheet.toBytes()).toString("utf16le")).toBe("\uFEFFJob Title\tMood\r\nLuthier\tö\r\n");
  });

  it("gets new rows and columns at its end", () => {
    const sheet = open("Job Title;Mood\r\nLuthier;🙂");
    const column = sheet.addColumn("Salary");
    sheet.set(sheet.append(), column, "5; 6", "plain");
    expect(textOf(sheet)).toBe('Job Title;Mood;Salary\r\nLuthier;🙂\r\n;;"5; 6"\r\n');
  });

  it("is refused when its letters or its quotes cannot be made out", () => {
    expect(() => open(Buffer.from("Job Title\nM\xfcller\n", "latin1"))).toThrow(/not in UTF-8/);
    expect(() => open('Job Title\n"Luthier\nGlazier\n')).toThrow(/quote in line 2/);
  });
});

describe("a text that begins like a formula", () => {
  const TEXTS = [
    '=HYPERLINK("https://x.example")',
    "+351 21 000",
    "-5+cmd|' /C calc'!A0",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1+1",
    "'=1",
    "''=1",
    "'quoted'",
    "plain",
    "",
    ' "=1" ',
    ";=1",
  ];

  it.each(TEXTS)("%j is no formula to a spreadsheet, and the same text to us", (text) => {
    const sheet = open("");
    sheet.addColumn("Job Title");
    sheet.set(sheet.append(), 0, text, "plain");
    const bytes = Buffer.from(sheet.toBytes());
    const shown = String(parseCsv(bytes.toString().slice(1))[1]?.[0] ?? "");
    expect(shown).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
    expect(open(bytes).get(0, 0) ?? "").toBe(text);
  });

  it("a new file is UTF-8 with the mark that tells Excel so", () => {
    const sheet = open("");
    sheet.addColumn("Job Title");
    sheet.set(sheet.append(), 0, "Kraków", "plain");
    expect(textOf(sheet)).toBe("\uFEFFJob Title\r\nKraków\r\n");
  });
});
