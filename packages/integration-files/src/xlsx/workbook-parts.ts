import { PeregrineError } from "@peregrine/core";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { readXml } from "./xml.ts";

/** Most that a workbook may unpack to, in bytes: a sheet of 100,000 jobs stays far below. */
const MOST_UNPACKED = 512 * 1024 * 1024;
const OLD_OR_ENCRYPTED = [0xd0, 0xcf, 0x11, 0xe0];

/** One part's link to another. */
export interface Relation {
  id: string;
  /** Last word of its type: `"worksheet"`, `"styles"`. The part before it differs between the two editions of the standard. */
  type: string;
  path: string;
}

/** The parts that a workbook is packed from. */
export class WorkbookParts {
  readonly #entries: Record<string, Uint8Array>;

  /** @throws PeregrineError `schema` for what is no workbook, or one that cannot be changed without harm */
  constructor(bytes: Uint8Array) {
    this.#entries = unpack(bytes);
    if (this.names().some((name) => name.startsWith("_xmlsignatures/")))
      throw refused(
        "is signed, and any change would break the signature",
        "Name another file, or remove the signature.",
      );
  }

  names(): string[] {
    return Object.keys(this.#entries);
  }

  text(path: string): string | undefined {
    const bytes = this.#entries[path];
    return bytes && strFromU8(bytes).replace(/^\uFEFF/, "");
  }

  put(path: string, text: string): void {
    this.#entries[path] = strToU8(text);
  }

  /** Takes a part out, with what names it. */
  remove(path: string): void {
    delete this.#entries[path];
    const file = path.slice(path.lastIndexOf("/") + 1);
    const named = new RegExp(`<(?:\\w+:)?(?:Override|Relationship)\\b[^>]*["/]${file}"[^>]*/>`, "g");
    for (const part of this.names().filter(
      (name) => name.endsWith(".rels") || name === "[Content_Types].xml",
    )) {
      const text = this.text(part) ?? "";
      if (named.test(text)) this.put(part, text.replaceAll(named, ""));
    }
  }

  /** What a part links to, inside of the workbook. */
  relationsOf(path: string): Relation[] {
    const slash = path.lastIndexOf("/") + 1;
    const relations: Relation[] = [];
    readXml(this.text(`${path.slice(0, slash)}_rels/${path.slice(slash)}.rels`) ?? "<none/>", {
      open({ name, attributes: { Id, Type, Target, TargetMode } }) {
        if (name !== "Relationship" || !Id || !Type || !Target || TargetMode === "External") return;
        const target = new URL(Target, `zip:/${path.slice(0, slash)}`).pathname;
        relations.push({
          id: Id,
          type: Type.slice(Type.lastIndexOf("/") + 1),
          path: decodeURIComponent(target.slice(1)),
        });
      },
    });
    return relations;
  }

  toBytes(): Uint8Array {
    return zipSync(this.#entries, { mtime: new Date(1980, 0, 1) });
  }
}

function unpack(bytes: Uint8Array): Record<string, Uint8Array> {
  if (OLD_OR_ENCRYPTED.every((byte, index) => bytes[index] === byte))
    throw refused("has a password, or is of the old .xls kind", "Remove the password, or save it as .xlsx.");
  let size = 0;
  const filter = ({ originalSize }: { originalSize: number }): boolean => {
    size += originalSize;
    if (size > MOST_UNPACKED) throw refused("is too large", "Keep your jobs in a workbook of their own.");
    return true;
  };
  try {
    return unzipSync(bytes, { filter });
  } catch (cause) {
    if (PeregrineError.is(cause)) throw cause;
    throw refused(
      "cannot be read",
      "Open it in Excel or LibreOffice, let it be repaired, and save it.",
      cause,
    );
  }
}

/** A failure about the workbook as a whole. */
export function refused(why: string, hint: string, cause?: unknown): PeregrineError {
  return new PeregrineError("schema", `The workbook ${why}`, { hint: `${hint} Nothing was changed.`, cause });
}
