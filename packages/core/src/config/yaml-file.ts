import { PeregrineError } from "../errors.ts";
import { parseYamlMap, FORBIDDEN_KEYS } from "./parse-yaml-map.ts";
import { patchDocument } from "./patch-document.ts";
import { readText } from "./read-text.ts";
import { explainThrown } from "./yaml-problem.ts";

/**
 * Reads a file that holds one YAML map.
 *
 * @returns its values; undefined when there is no file; null when there is one with nothing (or only comments) in it
 * @throws PeregrineError `invalid_config` or `permission`, naming the file and, where there is one, the line
 */
export async function readYamlMap(path: string): Promise<Record<string, unknown> | null | undefined> {
  const text = await readText(path);
  return text === undefined ? undefined : (await parseYamlMap(path, text)).values;
}

/**
 * Changes keys of a YAML map on disk and leaves the rest as it is: comments, order, other keys, line endings. The file
 * is made if it is missing; a broken one is refused, never overwritten. Two processes may do this at once.
 *
 * @param changes - new values by key; undefined removes a key
 * @param mode - permissions of the file; without it those it had, or 0600 for a new one
 */
export async function patchYamlMap(
  path: string,
  changes: Readonly<Record<string, unknown>>,
  mode?: number,
): Promise<void> {
  const forbidden = Object.keys(changes).find((key) => FORBIDDEN_KEYS.has(key));
  if (forbidden) throw new PeregrineError("invalid_config", `"${forbidden}" cannot be a key of ${path}`);
  // What writes is loaded only here: a listing reads.
  const { withFileLock } = await import("./file-lock.ts");
  const { linkTarget, writeAtomically } = await import("./write-atomically.ts");
  const target = await linkTarget(path);
  await withFileLock(target, async () => {
    const text = (await readText(target)) ?? "";
    const { document, values } = await parseYamlMap(path, text);
    const patched = await patchDocument(document, text, values ?? {}, changes).catch((error: unknown) => {
      throw explainThrown(error, path);
    });
    await writeAtomically(target, patched, mode);
  });
}
