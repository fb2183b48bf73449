import sax from "sax";
import { PeregrineError } from "@peregrine/core";

/** An element as it opens. Offsets are into the text that is read. */
export interface Element {
  /** Without its prefix. */
  name: string;
  prefix: string;
  attributes: Readonly<Record<string, string>>;
  /** Where its `<` stands. */
  start: number;
  /** Just after the `>` of its opening tag. */
  openEnd: number;
  empty: boolean;
}

/** Where an element ends. */
export interface Closing {
  name: string;
  /** Where its closing tag begins; for an empty element, its end. */
  closeStart: number;
  end: number;
}

export interface XmlHandlers {
  open?(element: Element): void;
  text?(text: string): void;
  close?(closing: Closing): void;
}

/**
 * Reads XML from front to back, and tells where everything stands, so that parts of the text can be replaced and all else
 * kept as it is. Entities of a document's own are refused.
 *
 * @throws PeregrineError `schema` when it is not well-formed
 */
export function readXml(xml: string, { open, text, close }: XmlHandlers): void {
  const parser = sax.parser(true, { position: true });
  const handlers = {
    onopentag: ({ name, attributes, isSelfClosing }) => {
      const colon = name.indexOf(":");
      open?.({
        name: name.slice(colon + 1),
        prefix: name.slice(0, colon + 1),
        attributes: Object.fromEntries(
          Object.entries(attributes).map(([key, value]) => [key, String(value)]),
        ),
        start: parser.startTagPosition - 1,
        openEnd: parser.position,
        empty: isSelfClosing,
      });
    },
    onclosetag: (name) => {
      const empty = xml[parser.position - 2] === "/";
      const closeStart = empty ? parser.position : parser.startTagPosition - 1;
      close?.({ name: name.slice(name.indexOf(":") + 1), closeStart, end: parser.position });
    },
    ontext: (part) => text?.(part),
    oncdata: (part) => text?.(part),
    onerror: (error) => {
      throw damaged(error);
    },
  } satisfies Partial<sax.SAXParser>;
  Object.assign(parser, handlers);
  parser.write(xml).close();
}

/** Text and attribute values, safe within XML. */
export function escapeXml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** One opening tag with an attribute changed. Answers the tag as it was when it has no such attribute. */
export function withAttribute(tag: string, name: string, value: string): string {
  const pattern = new RegExp(`(\\s${name}\\s*=\\s*)(?:"[^"]*"|'[^']*')`);
  return tag.replace(pattern, (_whole, before: string) => `${before}"${escapeXml(value)}"`);
}

function damaged(cause: unknown): PeregrineError {
  return new PeregrineError("schema", "The workbook is damaged: a part of it is no XML", {
    hint: "Open it in Excel or LibreOffice, let it be repaired, and save it. Nothing was changed.",
    cause,
  });
}
