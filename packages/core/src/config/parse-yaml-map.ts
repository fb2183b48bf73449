import type { Document } from "yaml";
import { PeregrineError } from "../errors.ts";
import { yamlProblem } from "./yaml-problem.ts";

/** Keys that mean something else to JavaScript; no config has a use for them. */
export const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

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
  const lines = new LineCounter();
  const options = { lineCounter: lines, prettyErrors: false, logLevel: "error" } as const;
  const document = guarded(path, () => parseDocument(text, options));
  const [error] = document.errors;
  if (error) throw invalid(path, yamlProblem(error, lines.linePos(error.pos[0]).line));
  const { contents } = document;
  if (contents === null) return { document, values: null };
  if (!isMap(contents)) {
    throw invalid(
      path,
      `line ${lines.linePos(contents.range[0]).line}: this is not a list of "key: value" lines`,
    );
  }
  const values: Record<string, unknown> = guarded(path, () => document.toJS());
  const forbidden = forbiddenKey(values);
  if (forbidden) throw invalid(path, `the key "${forbidden}" is not allowed`);
  const read = Object.entries(values).map(([key, value]) => [key, asWritten(document, key, value)]);
  return { document, values: Object.fromEntries(read) };
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

/** The parser throws for too many aliases and for nesting without end. */
function guarded<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof ReferenceError)
      throw invalid(path, "it repeats itself through too many aliases (*name)");
    if (error instanceof RangeError) throw invalid(path, "it is nested too deeply");
    throw error;
  }
}

function invalid(path: string, problem: string): PeregrineError {
  return new PeregrineError("invalid_config", `${path}, ${problem}`, {
    hint: "Mend it in an editor, or remove it and connect again. Nothing was changed.",
  });
}
