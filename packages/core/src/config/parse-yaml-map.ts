import type { Document, DocumentOptions, ParseOptions, Scalar, SchemaOptions, Tags } from "yaml";
import { explainThrown, invalidFile, yamlProblem } from "./yaml-problem.ts";

/** Keys that mean something else to JavaScript; no config has a use for them. */
export const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

const OPTIONS = {
  prettyErrors: false,
  logLevel: "error",
  customTags: keepingDigits,
} as const satisfies ParseOptions & DocumentOptions & SchemaOptions;

/** A parsed file: the document, to change it, and its values; null when there is nothing in it but comments. */
export interface ParsedMap {
  document: Document;
  values: Record<string, unknown> | null;
}

/**
 * Parses a text that should be one YAML map.
 *
 * @param path - where it came from, for the message
 * @throws PeregrineError `invalid_config`, naming file and line, and quoting nothing: the text may hold secrets
 */
export async function parseYamlMap(path: string, text: string): Promise<ParsedMap> {
  const { LineCounter, isMap, parseDocument } = await import("yaml");
  try {
    const lineCounter = new LineCounter();
    const lineOf = (offset: number) => lineCounter.linePos(offset).line;
    const document = parseDocument(text, { ...OPTIONS, lineCounter });
    const { errors, contents } = document;
    if (errors[0]) throw invalidFile(path, `line ${lineOf(errors[0].pos[0])}: ${yamlProblem(errors[0])}`);
    if (contents === null) return { document, values: null };
    if (!isMap(contents))
      throw invalidFile(path, `line ${lineOf(contents.range[0])}: this is not a list of "key: value" lines`);
    const values: Record<string, unknown> = document.toJS();
    const forbidden = forbiddenKey(values);
    if (forbidden) throw invalidFile(path, `the key "${forbidden}" is not allowed`);
    const read = Object.entries(values).map(([key, value]) => [key, asWritten(document, key, value)]);
    return { document, values: Object.fromEntries(read) };
  } catch (error) {
    throw explainThrown(error, path);
  }
}

/** Numbers are written back digit for digit: the library alone would make `123` of an id like `0123`. */
function keepingDigits(tags: Tags): Tags {
  return tags.map((tag): Tags[number] => {
    if (typeof tag === "string" || tag.collection !== undefined || !/:(?:int|float)$/.test(tag.tag))
      return tag;
    return { ...tag, stringify: ({ source, value }: Scalar) => source ?? String(value) };
  });
}

/** An id such as `0123` or `12345678901234567890` is a number to YAML, but its digits are what was meant. */
function asWritten(document: Document, key: string, value: unknown): unknown {
  if (typeof value !== "number") return value;
  const node = document.get(key, true);
  const source = typeof node === "object" && node !== null && "source" in node ? node.source : undefined;
  return typeof source === "string" && source !== String(value) ? source : value;
}

function forbiddenKey(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const own = Array.isArray(value) ? undefined : Object.keys(value).find((key) => FORBIDDEN_KEYS.has(key));
  return own ?? Object.values(value).map(forbiddenKey).find(Boolean);
}
