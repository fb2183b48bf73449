import { strToU8, zipSync } from "fflate";
import { areaReference, columnLetters } from "./cell-reference.ts";
import { escapeXml } from "./xml.ts";

/** A column of a new workbook. */
export interface NewColumn {
  name: string;
  /** What its cells show: dates would be bare numbers otherwise. */
  shows?: "day" | "moment";
  /** In characters. */
  width: number;
  hidden?: boolean;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Places in the list of cell formats below. */
const HEADING = 1;
const SHOWS = { day: 2, moment: 3 };

/** A workbook with one sheet, "Jobs": names of columns that stay in view and filter, and no jobs yet. */
export function newWorkbook(columns: readonly NewColumn[]): Uint8Array {
  const parts = {
    "[Content_Types].xml": contentTypes(),
    "_rels/.rels": relationships([["officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Jobs" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relationships([
      ["worksheet", "worksheets/sheet1.xml"],
      ["styles", "styles.xml"],
    ]),
    "xl/styles.xml": styles(),
    "xl/worksheets/sheet1.xml": worksheet(columns),
  };
  const entries = Object.entries(parts).map(([path, xml]) => [path, strToU8(HEAD + xml)]);
  return zipSync(Object.fromEntries(entries), { mtime: new Date(1980, 0, 1) });
}

function contentTypes(): string {
  return (
    `<Types xmlns="${PACKAGE}/content-types">` +
    `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="xml" ContentType="application/xml"/>` +
    override("workbook.xml", "sheet.main") +
    override("worksheets/sheet1.xml", "worksheet") +
    override("styles.xml", "styles") +
    `</Types>`
  );
}

function override(path: string, type: string): string {
  return `<Override PartName="/xl/${path}" ContentType="${TYPE}.${type}+xml"/>`;
}

function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const links = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${links.join("")}</Relationships>`;
}

function styles(): string {
  const font = '<sz val="11"/><name val="Calibri"/><family val="2"/>';
  return (
    `<styleSheet xmlns="${MAIN}">` +
    `<fonts count="2"><font>${font}</font><font><b/>${font}</font></fonts>` +
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    `<cellXfs count="4">${xf('fontId="0" numFmtId="0"')}${xf('fontId="1" numFmtId="0" applyFont="1"')}${xf('fontId="0" numFmtId="14" applyNumberFormat="1"')}${xf('fontId="0" numFmtId="22" applyNumberFormat="1"')}</cellXfs>` +
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>' +
    "</styleSheet>"
  );
}

function xf(look: string): string {
  return `<xf borderId="0" fillId="0" ${look} xfId="0"/>`;
}

function worksheet(columns: readonly NewColumn[]): string {
  const area = areaReference({ top: 1, left: 0, bottom: 1, right: columns.length - 1 });
  const cols = columns.map(({ shows, width, hidden }, index) => {
    const style = shows ? ` style="${SHOWS[shows]}"` : "";
    const look = hidden ? ' hidden="1"' : "";
    return `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"${style}${look}/>`;
  });
  const names = columns.map(
    ({ name }, index) =>
      `<c r="${columnLetters(index)}1" s="${HEADING}" t="inlineStr"><is><t>${escapeXml(name)}</t></is></c>`,
  );
  return (
    `<worksheet xmlns="${MAIN}"><dimension ref="${area}"/>` +
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<cols>${cols.join("")}</cols><sheetData><row r="1">${names.join("")}</row></sheetData><autoFilter ref="${area}"/></worksheet>`
  );
}
