import { readFileSync, statSync } from "node:fs";
import { PeregrineError } from "../errors.ts";
import { fileFailure, systemCode } from "./file-failure.ts";

/** Far more than any config needs, in bytes: what is larger is something else under this name. */
const LARGEST = 2 ** 20;

/**
 * Reads a small text file.
 *
 * @returns undefined when there is none
 * @throws PeregrineError `permission`, or `invalid_config` for what is no UTF-8 text, naming the file and the line
 */
export async function readText(path: string): Promise<string | undefined> {
  const bytes = readBytes(path);
  if (bytes === undefined) return undefined;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    const nul = text.indexOf("\0");
    if (nul === -1) return text;
    throw unreadable(path, text.slice(0, nul).split("\n").length, "holds a NUL byte, which is no text");
  } catch (error) {
    if (PeregrineError.is(error)) throw error;
    throw unreadable(path, lineOfBadByte(bytes), "is not UTF-8 text");
  }
}

// On the way of every command: `node:fs/promises` would cost more to load than the file to read.
function readBytes(path: string): Uint8Array | undefined {
  try {
    const found = statSync(path);
    if (!found.isFile())
      throw new PeregrineError("invalid_config", `${path} is not a file`, {
        hint: "Move it aside, then try again.",
      });
    if (found.size > LARGEST) {
      const hint = "Look at what it holds; a connection needs a few lines.";
      throw new PeregrineError(
        "invalid_config",
        `${path} is larger than 1 MiB, too large for a config file`,
        { hint },
      );
    }
    return readFileSync(path);
  } catch (error) {
    if (systemCode(error) === "ENOENT" || systemCode(error) === "ENOTDIR") return undefined;
    throw fileFailure(error, path, "read");
  }
}

function unreadable(path: string, line: number, problem: string): PeregrineError {
  return new PeregrineError("invalid_config", `${path}, line ${line}: it ${problem}`, {
    hint: "Save it as UTF-8 text in an editor, or remove it and connect again.",
  });
}

/** A line feed is no part of any other character in UTF-8, so each line can be looked at by itself. */
function lineOfBadByte(bytes: Uint8Array): number {
  const lines = Buffer.from(bytes).toString("latin1").split("\n");
  return 1 + lines.findIndex((line) => Buffer.from(line, "latin1").toString("utf8").includes("\uFFFD"));
}
