import { readXml, withAttribute } from "./xml.ts";

/** Numbers of the built-in formats of dates: ECMA-376, part 1, 18.8.30. */
const DATE_FORMATS = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58,
]);
const DAY = "14";
const MOMENT = "22";

/** The formats of a workbook's cells, as far as dates need them: which show a number as a date, and one more that does. */
export class Styles {
  readonly #dates = new Set<number>();
  readonly #made = new Map<string, number>();
  #xml: string;
  #formats: string[] = [];
  /** Just before the end of the list of cell formats. */
  #end = -1;
  #list: { start: number; end: number } | undefined;

  constructor(xml: string) {
    this.#xml = xml;
    this.#read();
  }

  get xml(): string {
    return this.#xml;
  }

  /** Does this format show a number as a date? */
  isDate(style: number | undefined): boolean {
    return style !== undefined && this.#dates.has(style);
  }

  /** A format like this one that shows a date; undefined for a workbook without formats. */
  dated(style: number | undefined, withTime: boolean): number | undefined {
    if (this.isDate(style)) return style;
    const base = this.#formats[style ?? 0];
    if (base === undefined || !this.#list) return undefined;
    const known = `${style ?? 0} ${withTime}`;
    const made = this.#made.get(known) ?? this.#add(base, withTime ? MOMENT : DAY);
    this.#made.set(known, made);
    return made;
  }

  #add(base: string, format: string): number {
    const [open = "", rest = ""] = [base.slice(0, base.indexOf(">") + 1), base.slice(base.indexOf(">") + 1)];
    const plain = open.replaceAll(/\s(?:numFmtId|applyNumberFormat)\s*=\s*(?:"[^"]*"|'[^']*')/g, "");
    const dated = plain.replace(/^<[\w:]+/, (name) => `${name} numFmtId="${format}" applyNumberFormat="1"`);
    const list = this.#list!;
    const count = String(this.#formats.length + 1);
    const listTag = withAttribute(this.#xml.slice(list.start, list.end), "count", count);
    this.#xml =
      this.#xml.slice(0, list.start) +
      listTag +
      this.#xml.slice(list.end, this.#end) +
      dated +
      rest +
      this.#xml.slice(this.#end);
    this.#read();
    return this.#formats.length - 1;
  }

  #read(): void {
    const custom = new Set<number>();
    this.#formats = [];
    let start = -1;
    let inList = false;
    readXml(this.#xml, {
      open: ({ name, attributes, start: at, openEnd }) => {
        if (name === "numFmt" && isDateFormat(attributes["formatCode"] ?? ""))
          custom.add(Number(attributes["numFmtId"]));
        if (name === "cellXfs") [inList, this.#list] = [true, { start: at, end: openEnd }];
        if (name !== "xf" || !inList) return;
        const format = Number(attributes["numFmtId"] ?? 0);
        if (DATE_FORMATS.has(format) || custom.has(format)) this.#dates.add(this.#formats.length);
        start = at;
      },
      close: ({ name, closeStart, end }) => {
        if (name === "xf" && inList) this.#formats.push(this.#xml.slice(start, end));
        if (name === "cellXfs") [inList, this.#end] = [false, closeStart];
      },
    });
  }
}

/** A code that shows days: quoted words, colours and escapes in it mean nothing. */
function isDateFormat(code: string): boolean {
  return /[ymd]/i.test(code.replaceAll(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "").replaceAll(/general/gi, ""));
}
