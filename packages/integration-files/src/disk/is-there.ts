import { PeregrineError } from "@peregrine/core";
import { systemCode } from "./disk-failure.ts";
import type { Disk } from "./disk.ts";

/**
 * Is there anything at this path?
 *
 * @throws PeregrineError `not_found` for a link that leads nowhere: what it was meant to be is perhaps on a drive that is
 * not connected; and what the system throws when it cannot tell
 */
export async function isThere(disk: Disk, path: string): Promise<boolean> {
  try {
    await disk.stat(path);
    return true;
  } catch (error) {
    if (systemCode(error) !== "ENOENT") throw error;
  }
  if (!(await disk.lstat(path).catch(() => undefined))) return false;
  throw new PeregrineError("not_found", `${path} is a link to something that is not there`, {
    hint: "Connect the drive it is on, or remove the link.",
    mayHaveCommitted: false,
  });
}
