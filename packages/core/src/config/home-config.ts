import { configDirFor } from "./config-dirs.ts";
import { listConfigured, loadConfig, removeConfig, saveConfig } from "./config-store.ts";

/** The connections of a home, wherever its configs are: with several, the newest file of a name is the one that counts. */
export class HomeConfig {
  readonly #dirs: readonly string[];

  /** @param dirs - `home.configDirs` */
  constructor(dirs: readonly string[]) {
    this.#dirs = dirs;
  }

  /** The config folder that counts for an integration. */
  dirOf(name: string): string {
    return configDirFor(`integrations/${name}.yaml`, this.#dirs);
  }

  /** Names of what is connected, in alphabetical order. */
  list(): string[] {
    return [...new Set(this.#dirs.flatMap((dir) => listConfigured(dir)))].sort();
  }

  load(name: string): Promise<Record<string, unknown> | undefined> {
    return loadConfig(name, this.dirOf(name));
  }

  save(name: string, values: Readonly<Record<string, unknown>>): Promise<void> {
    return saveConfig(name, values, this.dirOf(name));
  }

  /** Removes every copy: an older one must not come to life again. */
  async remove(name: string): Promise<boolean> {
    const removed = [];
    for (const dir of this.#dirs) removed.push(await removeConfig(name, dir));
    return removed.includes(true);
  }
}
