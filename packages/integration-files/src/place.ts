import { isAbsolute, join, normalize } from "node:path";
import { PeregrineError } from "@peregrine/core";

const ENDING = /\.(?:xlsx|csv|ics)$/i;
/** What some system does not allow in a name, and names that Windows keeps for itself. */
const NOT_ALLOWED = /[/\\:*?"<>|\u0000-\u001F]|^[.~]|[. ]$/;
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * The folder a person means: `~` is their own, and so is where a path begins that does not begin at the root. It never
 * depends on where the command was started.
 *
 * @throws PeregrineError `invalid_config` for a path that does
 *
 * @example
 * folderOf("Documents/Jobs", "/home/ada"); // "/home/ada/Documents/Jobs"
 */
export function folderOf(text: string, userHome: string): string {
  if (/^~(?:$|[/\\])/.test(text)) return join(userHome, text.slice(1));
  if (isAbsolute(text)) return normalize(text);
  if (!/^[.~]|^[a-z]:|^\w+:\/\//i.test(text)) return join(userHome, text);
  throw new PeregrineError("invalid_config", `“${text}” does not say where the folder is`, {
    field: "folder",
    hint: "Write the whole path, or one that begins with ~ for your own folder: ~/Documents/Job search",
  });
}

/** The name that the files share. @throws PeregrineError `invalid_config` for one that some system cannot have */
export function fileNameOf(text: string): string {
  const name = text.replace(ENDING, "");
  if (name !== "" && !NOT_ALLOWED.test(name) && !RESERVED.test(name)) return name;
  throw new PeregrineError("invalid_config", `“${text}” cannot be the name of a file`, {
    field: "file_name",
    hint: 'A name alone, without a folder and without any of / \\ : * ? " < > |, such as: jobs',
  });
}
