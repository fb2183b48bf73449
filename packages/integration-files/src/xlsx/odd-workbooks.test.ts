import { readXlsx } from "hucre";
import { describe, expect, it } from "vitest";
import { partsOf, workbookOf } from "../testing/workbook.ts";
import { XlsxSheet } from "./xlsx-sheet.ts";

const SHEET = "xl/worksheets/sheet1.xml";
const NAMES =
  '<row r="1"><c r="A1" t="inlineStr"><is><t>Job Title</t></is></c><c r="B1" t="inlineStr"><is><t>Rank</t></is></c></row>';

function open(bytes: Uint8Array): XlsxSheet {
  return new XlsxSheet(bytes, (names) => names.includes("Job Title"));
}

describe("workbooks as other programs write them", () => {
  it("without places of rows and cells, or with an empty sheet", () => {
    const sheet = open(
      workbookOf(
        '<sheetData><row><c t="str"><v>Job Title</v></c></row><row><c/><c t="b"><v>1</v></c></row></sheetData>',
      ),
    );
    expect([sheet.header, sheet.size, sheet.get(0, 1)]).toEqual([["Job Title"], 1, true]);
    const empty = open(workbookOf("<sheetData/>"));
    expect([empty.header, empty.size]).toEqual([[], 0]);
    empty.addColumn("Job Title");
    empty.set(empty.append(), 0, "Luthier", "plain");
    expect(open(empty.toBytes()).get(0, 0)).toBe("Luthier");
  });

  it("with prefixed elements", async () => {
    const data = `<sheetData>${NAMES}<row r="2"/></sheetData>`;
    const plain = partsOf(workbookOf(data))[SHEET]!;
    const prefixed = plain.replace("xmlns=", "xmlns:x=").replaceAll(/<(\/?)(?=[a-z])(?!\?)/gi, "<$1x:");
    const sheet = open(workbookOf(data, { [SHEET]: prefixed }));
    sheet.set(0, 0, "Luthier", "plain");
    const bytes = sheet.toBytes();
    expect(partsOf(bytes)[SHEET]).toContain(
      '<x:row r="2"><x:c r="A2" t="inlineStr"><x:is><x:t xml:space="preserve">Luthier</x:t></x:is></x:c></x:row>',
    );
    expect(open(bytes).get(0, 0)).toBe("Luthier");
  });

  it("with rows that are formatted and blank below the last job: these are filled, gaps are not", () => {
    const sheet = open(
      workbookOf(
        `<sheetData>${NAMES}<row r="2" ht="30"><c r="A2" t="str"><v>X</v></c></row><row r="3" spans="1:1" ht="40"/><row r="900" ht="50"><c r="A900" s="1"/></row></sheetData>`,
      ),
    );
    const rows = [sheet.append()];
    sheet.set(rows[0]!, 1, 1, "plain");
    rows.push(sheet.append());
    sheet.set(rows[1]!, 0, "Y", "plain");
    expect(rows).toEqual([1, 2]);
    const xml = partsOf(sheet.toBytes())[SHEET]!;
    expect(xml).toContain('<row r="3" ht="40"><c r="B3"><v>1</v></c></row><row r="4"><c r="A4"');
    expect(xml).toContain('<row r="900" ht="50"><c r="A900" s="1"/></row>');
  });

  it("with texts in a table of their own, some formatted, some with reading aids, some escaped", () => {
    const strings =
      "<sst><si><t>Job Title</t></si><si><r><t>Lu</t></r><r><rPr><b/></rPr><t>thier</t></r><rPh><t>x</t></rPh></si><si><t>a_x000A_b</t></si></sst>";
    const cells = [0, 1, 2].map(
      (index) => `<row r="${index + 1}"><c r="A${index + 1}" t="s"><v>${index}</v></c></row>`,
    );
    const rels = partsOf(workbookOf(""))["xl/_rels/workbook.xml.rels"]!.replace(
      "</Relationships>",
      '<Relationship Id="rId9" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>',
    );
    const sheet = open(
      workbookOf(`<sheetData>${cells.join("")}</sheetData>`, {
        "xl/sharedStrings.xml": strings,
        "xl/_rels/workbook.xml.rels": rels,
      }),
    );
    expect([sheet.header[0], sheet.get(0, 0), sheet.get(1, 0)]).toEqual(["Job Title", "Luthier", "a\nb"]);
  });

  it("that count days from 1904", async () => {
    const book = partsOf(workbookOf(""))["xl/workbook.xml"]!.replace(
      "<sheets>",
      '<workbookPr date1904="1"/><sheets>',
    );
    const sheet = open(workbookOf(`<sheetData>${NAMES}</sheetData>`, { "xl/workbook.xml": book }));
    sheet.set(sheet.append(), 0, "2026-11-30", "date");
    const bytes = sheet.toBytes();
    expect(open(bytes).get(0, 0)).toBe("2026-11-30");
    expect((await readXlsx(bytes)).sheets[0]!.rows[1]![0]).toEqual(new Date(Date.UTC(2026, 10, 30)));
  });
});

describe("a formula in our column", () => {
  it("that stands for itself is replaced, and the order of calculation is left to Excel", () => {
    const rels = partsOf(workbookOf(""))["xl/_rels/workbook.xml.rels"]!.replace(
      "</Relationships>",
      '<Relationship Id="rId9" Type="http://x/relationships/calcChain" Target="calcChain.xml"/></Relationships>',
    );
    const types = partsOf(workbookOf(""))["[Content_Types].xml"]!.replace(
      "</Types>",
      '<Override PartName="/xl/calcChain.xml" ContentType="c"/></Types>',
    );
    const parts = {
      "xl/calcChain.xml": '<calcChain><c r="A2" i="1"/></calcChain>',
      "xl/_rels/workbook.xml.rels": rels,
      "[Content_Types].xml": types,
    };
    const sheet = open(
      workbookOf(
        `<sheetData>${NAMES}<row r="2"><c r="A2" t="str"><f>"a"&amp;"b"</f><v>ab</v></c></row></sheetData>`,
        parts,
      ),
    );
    expect(sheet.get(0, 0)).toBe("ab");
    sheet.set(0, 0, "c", "plain");
    const after = partsOf(sheet.toBytes());
    expect(after["xl/calcChain.xml"]).toBeUndefined();
    expect(Object.values(after).join("")).not.toMatch(/calcChain|<f>/);
  });

  it("that other cells share is not touched", () => {
    const shared = '<row r="2"><c r="A2"><f t="shared" ref="A2:A9" si="0">B2</f><v>1</v></c></row>';
    const sheet = open(workbookOf(`<sheetData>${NAMES}${shared}</sheetData>`));
    expect(() => sheet.set(0, 0, "c", "plain")).toThrow(/A2 is part of a formula/);
    expect(partsOf(sheet.toBytes())[SHEET]).toContain(shared);
  });
});

describe("what would be harmed is refused", () => {
  it("a signed workbook", () => {
    expect(() =>
      open(workbookOf(`<sheetData>${NAMES}</sheetData>`, { "_xmlsignatures/sig1.xml": "<x/>" })),
    ).toThrow(/is signed/);
  });

  it("XML that is broken, or brings entities of its own", () => {
    const broken = workbookOf(`<sheetData>${NAMES}<row>`);
    expect(() => open(broken)).toThrow(/damaged/);
    const entity =
      '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row><c t="str"><v>&e;</v></c></row></sheetData></worksheet>';
    expect(() => open(workbookOf("", { [SHEET]: entity }))).toThrow(/damaged/);
  });

  it("one that unpacks to more than memory holds", () => {
    const bytes = Buffer.from(workbookOf(`<sheetData>${NAMES}</sheetData>`));
    const entry = bytes.indexOf("PK\u0001\u0002");
    bytes.writeUInt32LE(0x7fffffff, entry + 24);
    expect(() => open(bytes)).toThrow(/too large/);
  });

  it("a table with a total row gets no rows below it; its cells are still kept up to date", () => {
    const rels =
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://x/relationships/table" Target="../tables/table1.xml"/></Relationships>';
    const parts = {
      "xl/worksheets/_rels/sheet1.xml.rels": rels,
      "xl/tables/table1.xml": '<table ref="A1:B3" totalsRowCount="1"/>',
    };
    const sheet = open(
      workbookOf(`<sheetData>${NAMES}<row r="2"><c r="A2" t="str"><v>X</v></c></row></sheetData>`, parts),
    );
    expect(() => sheet.append()).toThrow(/total row/);
    sheet.set(0, 0, "Y", "plain");
    expect(sheet.get(0, 0)).toBe("Y");
  });
});
