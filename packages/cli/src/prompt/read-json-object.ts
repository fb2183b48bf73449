import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { text } from "node:stream/consumers";
import { UsageError } from "../command.ts";
import type { Shell } from "../terminal/shell.ts";

/**
 * Reads a JSON object from a file, or from standard input for `"-"`.
 *
 * @throws UsageError without a word of what was read: it may be a secret
 */
export async function readJsonObject(file: string, shell: Shell): Promise<Record<string, unknown>> {
  const source = file === "-" ? "Standard input" : file;
  const content =
    file === "-"
      ? await text(shell.stdin)
      : await readFile(resolve(shell.cwd, file), "utf8").catch(unreadable);
  try {
    const value: unknown = JSON.parse(content);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    throw new UsageError(
      `${source} is not JSON`,
      'Write an object of keys and values: {"workspace_id": "jobs"}',
    );
  }
  throw new UsageError(
    `${source} holds no JSON object`,
    'Write an object of keys and values: {"workspace_id": "jobs"}',
  );

  function unreadable(error: NodeJS.ErrnoException): never {
    throw new UsageError(
      `${source} could not be read (${error.code})`,
      "Check the path, and that you may read it.",
    );
  }
}
