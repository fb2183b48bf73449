import { areaReference, parseArea } from "./cell-reference.ts";
import { refused, type WorkbookParts } from "./workbook-parts.ts";
import { readXml, withAttribute } from "./xml.ts";

/** An area of a worksheet that filters, or is a table of Excel's, and grows with the rows below it. */
export interface Growing {
  path: string;
  top: number;
  bottom: number;
  totals: boolean;
}

/** The tables on a sheet. */
export function tablesOf(parts: WorkbookParts, sheetPath: string): Growing[] {
  return parts.relationsOf(sheetPath).flatMap(({ type, path }) => {
    const xml = type === "table" ? parts.text(path) : undefined;
    return xml === undefined ? [] : [readTable(path, xml)];
  });
}

function readTable(path: string, xml: string): Growing {
  let table: Growing | undefined;
  readXml(xml, {
    open({ name, attributes: { ref = "", totalsRowCount = "0" } }) {
      if (name !== "table") return;
      const { top, bottom } = parseArea(ref);
      table = { path, top, bottom, totals: totalsRowCount !== "0" };
    },
  });
  if (!table) throw refused("has a table that cannot be read", "Let Excel repair it.");
  return table;
}

/** Makes a table that ended above this row include it. */
export function growTable(parts: WorkbookParts, table: Growing, row: number): void {
  if (table.bottom !== row - 1) return;
  const xml = parts.text(table.path) ?? "";
  parts.put(table.path, grown(xml, ["table", "autoFilter"], row));
  table.bottom = row;
}

/** The XML with the areas of these elements, where they ended just above this row, including it. */
export function grown(xml: string, elements: readonly string[], row: number): string {
  const pattern = new RegExp(`<(?:\\w+:)?(?:${elements.join("|")})\\b[^>]*>`, "g");
  return xml.replace(pattern, (tag) => {
    const reference = /\sref\s*=\s*["']([^"']*)["']/.exec(tag)?.[1];
    const area = reference === undefined ? undefined : parseArea(reference);
    return area?.bottom === row - 1
      ? withAttribute(tag, "ref", areaReference({ ...area, bottom: row }))
      : tag;
  });
}

/** The XML with a `dimension` that includes this cell. */
export function widened(xml: string, row: number, column: number): string {
  return xml.replace(/<(?:\w+:)?dimension\b[^>]*>/, (tag) => {
    const area = parseArea(/\sref\s*=\s*["']([^"']*)["']/.exec(tag)?.[1] ?? "A1");
    const bottom = Math.max(area.bottom, row);
    const right = Math.max(area.right, column);
    return withAttribute(tag, "ref", areaReference({ ...area, bottom, right }));
  });
}
