import { join } from "node:path";
import type { Job } from "@peregrine/core";
import { syncIntegration, type SyncIntegrationOptions, type SyncReport } from "@peregrine/core/host";
import { nodeDisk, type Disk } from "../disk/disk.ts";
import FilesIntegration from "../index.ts";
import { Folder } from "./folder.ts";

type Values = Readonly<Record<string, unknown>>;

/** A person's job search: their folder, and our memory beside it. */
export class Search implements AsyncDisposable {
  readonly folder: Folder;
  readonly #memory: Folder;
  readonly #values: Values;

  private constructor(folder: Folder, memory: Folder, values: Values) {
    this.folder = folder;
    this.#memory = memory;
    this.#values = values;
  }

  static async open(values: Values = {}): Promise<Search> {
    return new Search(await Folder.make(), await Folder.make(), values);
  }

  get stateDir(): string {
    return join(this.#memory.path, "state");
  }

  get config(): Values {
    return { folder: this.folder.path, ...this.#values };
  }

  /** One sync; the brake is off. */
  sync(
    jobs: readonly Job[],
    { disk, values, ...also }: Partial<SyncIntegrationOptions> & { disk?: Disk; values?: Values } = {},
  ): Promise<SyncReport> {
    const config = { ...this.config, ...values };
    return syncIntegration({
      Integration: on(disk),
      config,
      stateDir: this.stateDir,
      yes: true,
      ...also,
      jobs,
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.folder[Symbol.asyncDispose]();
    await this.#memory[Symbol.asyncDispose]();
  }
}

/** The integration, on another disk if one is given. */
export function on(disk: Disk = nodeDisk): typeof FilesIntegration {
  return class extends FilesIntegration {
    protected override get disk(): Disk {
      return disk;
    }
  };
}

/** A disk on which something happens just before each operation that changes a file. */
export function watchedDisk(before: (operation: keyof Disk, path: string) => Promise<void> | void): Disk {
  const guarded = <Name extends "open" | "rename" | "mkdir">(name: Name): Disk[Name] =>
    (async (path: string, ...rest: unknown[]) => {
      await before(name, path);
      return Reflect.apply(nodeDisk[name], nodeDisk, [path, ...rest]);
    }) as Disk[Name];
  return { ...nodeDisk, open: guarded("open"), rename: guarded("rename"), mkdir: guarded("mkdir") };
}

/** An error as the system throws it. */
export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: the system says so`), { code });
}
