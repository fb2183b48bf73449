import { codeOf, diskReason, type Disk } from "./disk.ts";
import { Fault } from "./problem.ts";

/** A JSON object whose content is not yet checked. */
export type JsonMap = Readonly<Record<string, unknown>>;

/** Is this a JSON object, rather than a list or a single value? */
export function isMap(value: unknown): value is JsonMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Reads a file that holds a JSON object.
 *
 * @param what - the file's name in a sentence: `"its package.json"`
 * @throws Fault that says what is wrong with the file. The file's own text is not repeated: it goes to a terminal.
 */
export function readJsonMap(disk: Disk, path: string, limit: number, what: string): JsonMap {
  const value = parse(readText(disk, path, limit, what), what);
  if (!isMap(value)) throw new Fault("broken", `${what} is not a JSON object`);
  return value;
}

function readText(disk: Disk, path: string, limit: number, what: string): string {
  try {
    return disk.read(path, limit);
  } catch (error) {
    const kind = error instanceof Fault || codeOf(error) === "ENOENT" ? "broken" : "unreadable";
    throw new Fault(kind, `${what} ${diskReason(error)}`);
  }
}

function parse(text: string, what: string): unknown {
  try {
    return JSON.parse(text.startsWith("\uFEFF") ? text.slice(1) : text);
  } catch {
    throw new Fault("broken", `${what} is not JSON`);
  }
}
