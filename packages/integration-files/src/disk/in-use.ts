import { basename, dirname, join } from "node:path";
import { PeregrineError } from "@peregrine/core";
import type { Disk } from "./disk.ts";

/**
 * Refuses a file that somebody has open: Excel and LibreOffice leave a file beside it that says so. Where the system would
 * let us replace it, their next save would take everything back.
 *
 * @throws PeregrineError `locked`
 */
export async function refuseInUse(disk: Disk, path: string): Promise<void> {
  const [folder, name] = [dirname(path), basename(path)];
  for (const [sign, program] of [
    [`~$${name}`, "Excel"],
    [`.~lock.${name}#`, "LibreOffice"],
  ] as const) {
    const open = await disk.stat(join(folder, sign)).catch(() => undefined);
    if (!open) continue;
    throw new PeregrineError("locked", `${path} is open in ${program}`, {
      hint: `Save and close it there, then sync again. If nobody has it open, delete “${sign}” beside it.`,
      mayHaveCommitted: false,
    });
  }
}
