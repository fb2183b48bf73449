import { randomBytes } from "node:crypto";
import { basename, dirname, join } from "node:path";
import type { Disk } from "./disk.ts";
import { systemCode } from "./disk-failure.ts";

/** Where a file is written before it takes its place: nobody else's. Cloud folders leave files alone that begin and end like this. */
export function temporaryOf(target: string): string {
  const mark = `${process.pid}-${randomBytes(4).toString("hex")}`;
  return join(dirname(target), `~${basename(target)}.${mark}.tmp`);
}

/** Takes away what processes left behind that were killed while they wrote this file. */
export async function removeLeftovers(disk: Disk, target: string): Promise<void> {
  const [folder, start] = [dirname(target), `~${basename(target)}.`];
  const names = await disk.readdir(folder).catch(() => []);
  for (const name of names) {
    const pid = name.startsWith(start)
      ? /^(\d+)-[0-9a-f]{8}\.tmp$/.exec(name.slice(start.length))?.[1]
      : undefined;
    if (pid !== undefined && !isAlive(Number(pid)))
      await disk.rm(join(folder, name), { force: true }).catch(() => undefined);
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return systemCode(error) !== "ESRCH";
  }
}
