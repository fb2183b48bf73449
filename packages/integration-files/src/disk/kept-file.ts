import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { PeregrineError } from "@peregrine/core";
import { diskFailure, systemCode } from "./disk-failure.ts";
import type { Disk } from "./disk.ts";
import { refuseInUse } from "./in-use.ts";
import { isThere } from "./is-there.ts";
import { removeLeftovers, temporaryOf } from "./temporary.ts";

/** Pauses between attempts to put a file in its place: virus scanners and cloud folders hold one for moments. */
const PAUSES_MS = [50, 200, 750];
const HELD = new Set(["EBUSY", "EPERM", "EACCES"]);

/** A file that we and a person both write. What it was when we read it is remembered, so that nobody's edit is lost. */
export class KeptFile {
  readonly path: string;
  readonly #disk: Disk;
  #stamp: string | undefined;

  constructor(path: string, disk: Disk) {
    this.path = path;
    this.#disk = disk;
  }

  /** The file's bytes; undefined when there is none. */
  async read(): Promise<Uint8Array | undefined> {
    try {
      this.#stamp = await this.#stampNow();
      return this.#stamp === "" ? undefined : await this.#disk.readFile(this.path);
    } catch (error) {
      throw diskFailure(error, this.path, "file_name");
    }
  }

  /** Has it been written, by anybody but us, since it was read? True before it was read at all. */
  async changed(): Promise<boolean> {
    return this.#stamp === undefined || this.#stamp !== (await this.#stampNow().catch(() => undefined));
  }

  /**
   * Puts these bytes in the file's place, for good: a reader, or a crash at any moment, finds the old file or the new one.
   * A link stays a link.
   *
   * @throws PeregrineError `conflict` when it is not any more what was read; nothing is written then
   */
  async replace(bytes: Uint8Array): Promise<void> {
    await refuseInUse(this.#disk, this.path);
    const target = await this.#disk.realpath(this.path).catch(() => this.path);
    const temporary = temporaryOf(target);
    try {
      await this.#write(temporary, target, bytes);
      if (await this.changed()) throw conflict(this.path);
      await this.#putInPlace(temporary, target);
      await this.#syncFolder(dirname(target));
      this.#stamp = await this.#stampNow();
    } catch (error) {
      this.#stamp = undefined;
      await this.#disk.rm(temporary, { force: true }).catch(() => undefined);
      throw diskFailure(error, this.path);
    }
  }

  /** Takes away what a process left behind that was killed while writing. */
  async tidy(): Promise<void> {
    const target = await this.#disk.realpath(this.path).catch(() => this.path);
    await removeLeftovers(this.#disk, target);
  }

  async #write(temporary: string, target: string, bytes: Uint8Array): Promise<void> {
    const before = await this.#disk.stat(target).catch(() => undefined);
    const file = await this.#disk.open(temporary, "wx");
    try {
      await file.writeFile(bytes);
      if (before) await file.chmod(before.mode & 0o777);
      const { uid, gid } = before ?? (await this.#disk.stat(dirname(target)));
      // Only root can give a file away, and must not lock its owner out; anybody else writes as themselves.
      if (process.getuid?.() === 0) await file.chown(uid, gid);
      await file.sync();
    } finally {
      await file.close();
    }
  }

  async #putInPlace(temporary: string, target: string): Promise<void> {
    for (const pause of [...PAUSES_MS, undefined]) {
      try {
        return await this.#disk.rename(temporary, target);
      } catch (error) {
        if (!HELD.has(systemCode(error) ?? "")) throw error;
        if (pause === undefined) throw held(this.path, error);
        await sleep(pause);
        if (await this.changed()) throw conflict(this.path);
      }
    }
  }

  /** Makes the rename itself survive a power cut. Windows cannot open folders, and has no need to. */
  async #syncFolder(path: string): Promise<void> {
    if (process.platform === "win32") return;
    const folder = await this.#disk.open(path, "r");
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }

  /** Which file it is, and in which state; empty when there is none. */
  async #stampNow(): Promise<string> {
    if (!(await isThere(this.#disk, this.path))) return "";
    const { ino, size, mtimeNs, ctimeNs } = await this.#disk.stat(this.path, { bigint: true });
    return [ino, size, mtimeNs, ctimeNs].join(" ");
  }
}

function conflict(path: string): PeregrineError {
  return new PeregrineError("conflict", `${path} was saved by somebody else at the same moment`, {
    hint: "Sync again.",
    mayHaveCommitted: false,
  });
}

function held(path: string, cause: unknown): PeregrineError {
  return new PeregrineError("locked", `${path} cannot be replaced: another program has it open`, {
    hint: "Close it in Excel or whatever shows it, then sync again. Nothing was lost.",
    mayHaveCommitted: false,
    cause,
  });
}
