import { WorkbookParts, refused } from "./workbook-parts.ts";
import { readSharedStrings } from "./shared-strings.ts";
import { Styles } from "./styles.ts";
import { readXml } from "./xml.ts";

/** A workbook, as far as one of its sheets needs it. */
export interface Workbook {
  parts: WorkbookParts;
  /** Its sheets that hold cells, in their order. */
  sheets: readonly { name: string; path: string }[];
  sharedStrings: readonly string[];
  styles: Styles | undefined;
  stylesPath: string | undefined;
  calcChainPath: string | undefined;
  from1904: boolean;
}

/** Opens a workbook. @throws PeregrineError `schema` when that is none, or one that we would harm */
export function openWorkbook(bytes: Uint8Array): Workbook {
  const parts = new WorkbookParts(bytes);
  const path = parts.relationsOf("").find(({ type }) => type === "officeDocument")?.path;
  const xml = path === undefined ? undefined : parts.text(path);
  if (path === undefined || xml === undefined)
    throw refused("is none: it has no sheets", "Name an .xlsx file.");
  const relations = parts.relationsOf(path);
  const pathOf = (type: string): string | undefined =>
    relations.find((relation) => relation.type === type)?.path;
  const worksheets = new Map(
    relations.filter(({ type }) => type === "worksheet").map(({ id, path: at }) => [id, at]),
  );
  const { listed, from1904 } = readWorkbook(xml);
  const stylesXml = parts.text(pathOf("styles") ?? "");
  return {
    parts,
    sheets: listed.flatMap(({ name, id }) => {
      const at = worksheets.get(id);
      return at === undefined ? [] : [{ name, path: at }];
    }),
    sharedStrings: readSharedStrings(parts.text(pathOf("sharedStrings") ?? "") ?? "<none/>"),
    styles: stylesXml === undefined ? undefined : new Styles(stylesXml),
    stylesPath: pathOf("styles"),
    calcChainPath: pathOf("calcChain"),
    from1904,
  };
}

function readWorkbook(xml: string): { listed: { name: string; id: string }[]; from1904: boolean } {
  const listed: { name: string; id: string }[] = [];
  let from1904 = false;
  readXml(xml, {
    open({ name, attributes }) {
      if (name === "workbookPr") from1904 = /^(?:1|true)$/.test(attributes["date1904"] ?? "");
      if (name !== "sheet" || attributes["state"] === "hidden" || attributes["state"] === "veryHidden")
        return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(":id"))?.[1] ?? "";
      listed.push({ name: attributes["name"] ?? "", id });
    },
  });
  return { listed, from1904 };
}
