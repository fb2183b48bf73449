import { readXml } from "./xml.ts";
import { unescapeCellText } from "./cell-text.ts";

/** The texts that cells refer to by number. Formatting within them and reading aids (`rPh`) are left out. */
export function readSharedStrings(xml: string): string[] {
  const strings: string[] = [];
  let aids = 0;
  let parts: string[] = [];
  let inText = false;
  readXml(xml, {
    open({ name }) {
      if (name === "si") parts = [];
      if (name === "rPh") aids += 1;
      inText = name === "t" && aids === 0;
    },
    text: (part) => void (inText && parts.push(part)),
    close({ name }) {
      if (name === "t") inText = false;
      if (name === "rPh") aids -= 1;
      if (name === "si") strings.push(unescapeCellText(parts.join("")));
    },
  });
  return strings;
}
