import { randomUUID } from "node:crypto";
import { lstat, open, realpath, rename, rm, stat, type FileHandle } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { PeregrineError } from "../errors.ts";
import { fileFailure, systemCode } from "./file-failure.ts";

/**
 * Replaces a file so that a reader, or a crash at any moment, sees the old text or the new, never a part.
 * An owner stays an owner: a save by root does not lock the user out.
 *
 * @param mode - permissions of the file; without it those it had, or 0600 for a new one
 */
export async function writeAtomically(path: string, text: string, mode?: number): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
  try {
    const before = await stat(path).catch(() => undefined);
    const { uid, gid } = before ?? (await stat(dirname(path)));
    const file = await open(temporary, "wx", 0o600);
    try {
      await file.writeFile(text);
      await file.chmod(mode ?? (before ? before.mode & 0o777 : 0o600));
      await keepOwner(file, uid, gid);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(temporary, { force: true });
    throw fileFailure(error, path, "written");
  }
}

/**
 * The file behind a path: a link is followed, so that a file kept elsewhere (by a dotfile manager, on a volume) stays
 * linked instead of being replaced by a copy. A link to nothing is refused: we cannot know what it was meant to be.
 */
export async function linkTarget(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (systemCode(error) !== "ENOENT") throw fileFailure(error, path, "read");
    const folder = await realpath(dirname(path));
    const plain = join(folder, basename(path));
    if (await isLink(plain)) {
      throw new PeregrineError("invalid_config", `${path} is a link to a file that is not there`, {
        hint: "Bring the file back, or remove the link.",
      });
    }
    return plain;
  }
}

async function isLink(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined))?.isSymbolicLink() ?? false;
}

/** Only root can give a file away; anybody else writes as themselves. */
async function keepOwner(file: FileHandle, uid: number, gid: number): Promise<void> {
  if (process.getuid?.() === 0) await file.chown(uid, gid);
}

/** Makes the rename itself survive a power cut. Windows cannot open folders, and has no need to. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
