import { constants } from "node:fs";
import { copyFile, mkdtemp, open, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The files SQLite keeps beside a database that still belong to its content. */
const COMPANIONS = ["-wal", "-journal"] as const;

/** What a database's files are at one moment: different when anything was written in between. */
export async function stampOf(path: string): Promise<string> {
  const files = await Promise.all(["", ...COMPANIONS].map((suffix) => statOf(path + suffix)));
  return files
    .map((file) => (file ? `${file.ino} ${file.size} ${file.mtimeNs} ${file.ctimeNs}` : "-"))
    .join("\n");
}

/**
 * Is everything in the one file? So it is with a database in WAL mode whose log is gone or empty, as its owner leaves it.
 * Only that may be read without a lock; it then leaves no `-shm` and `-wal` files behind, as a read-only connection otherwise does.
 */
export async function isAtRest(path: string): Promise<boolean> {
  const log = await statOf(`${path}-wal`);
  return !log?.size && (await isWal(path));
}

/** File times are only exact to a few milliseconds: beside a write of just now, the next could pass unseen. */
export async function wasJustWritten(path: string): Promise<boolean> {
  const file = await statOf(path);
  return file === undefined || Math.abs(Date.now() - Number(file.mtimeMs)) < 100;
}

/** Byte 18 of the header: https://sqlite.org/fileformat.html#file_format_version_numbers */
async function isWal(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer } = await file.read({ buffer: Buffer.alloc(20), position: 0 });
    return buffer[18] === 2;
  } finally {
    await file.close();
  }
}

/** A private copy of a database in the temporary folder. Call `remove` when done. */
export async function copyAside(path: string): Promise<{ path: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "peregrine-"));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const copy = join(folder, "jobs.db");
  try {
    await copyFile(path, copy, constants.COPYFILE_FICLONE);
    for (const suffix of COMPANIONS) {
      if (await statOf(path + suffix))
        await copyFile(path + suffix, copy + suffix, constants.COPYFILE_FICLONE);
    }
  } catch (error) {
    await remove();
    throw error;
  }
  return { path: copy, remove };
}

function statOf(path: string): Promise<Awaited<ReturnType<typeof bigStat>> | undefined> {
  return bigStat(path).catch(() => undefined);
}

function bigStat(path: string) {
  return stat(path, { bigint: true });
}
