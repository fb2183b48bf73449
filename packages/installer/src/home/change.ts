import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { PeregrineError, type Home } from "@peregrine/core/host";
import { npmLogPath } from "../npm/npm-log.ts";
import { runNpm, type NpmCall } from "../npm/run-npm.ts";
import { Journal } from "./journal.ts";
import { Snapshot } from "./snapshot.ts";

/** Runs npm in the home that is being changed. */
export type Npm = (args: readonly string[], signal?: AbortSignal) => Promise<void>;

/** What changing a home needs to know. */
export interface HomeChanges {
  home: Home;
  env: Readonly<Record<string, string | undefined>>;
  now: () => number;
}

/** Longest wait for an npm that outlived the process that had started it. */
const ORPHAN_MS = 60_000;

/** One change of one package, and what it needs to be taken back. */
export class Change {
  readonly journal: Journal;
  readonly snapshot: Snapshot;
  readonly npm: Npm;
  readonly #where: HomeChanges;
  readonly #pidPath: string;
  #npmRan = false;

  constructor(where: HomeChanges, packageName: string) {
    const { home } = where;
    const folder = folderOf(home);
    this.#where = where;
    this.#pidPath = join(folder, "npm.pid");
    this.journal = new Journal(folder);
    this.snapshot = new Snapshot(home.dir, join(folder, "before"), packageName);
    this.npm = (args, signal) => this.#runNpm({ args, what: packageName, signal });
  }

  /** It is done: from here on there is nothing to take back. */
  end(): void {
    rmSync(this.#pidPath, { force: true });
    this.journal.end();
    this.snapshot.drop();
  }

  /**
   * Takes it back. Where npm cannot help, the package itself and the lists are as before all the same.
   *
   * @param died - its process did not live to see what npm did
   */
  async undo(died = false): Promise<void> {
    const { snapshot } = this;
    if (died) await this.#waitForOrphan();
    await snapshot.restoreFiles();
    snapshot.restorePackage();
    if (snapshot.hadNoModules) snapshot.removeModules();
    else if ((died || this.#npmRan) && snapshot.hadPackages)
      await this.npm(["install", "--prefer-offline"]).catch(() => snapshot.restoreFiles());
    snapshot.restorePackage();
    this.end();
  }

  /** npm goes on when the process that started it is killed. Two at once would harm each other. */
  async #waitForOrphan(): Promise<void> {
    const pid = Number(readOrNothing(this.#pidPath));
    const { home, now } = this.#where;
    const until = now() + ORPHAN_MS;
    while (isRunning(pid)) {
      await sleep(100);
      if (now() < until) continue;
      throw new PeregrineError("locked", `npm (process ${pid}) is still at work in ${home.dir}`, {
        hint: `Wait until it ends, or stop it. If that process is another program, remove ${this.#pidPath}`,
      });
    }
  }

  async #runNpm(call: Pick<NpmCall, "args" | "what" | "signal">): Promise<void> {
    const { home, env, now } = this.#where;
    const onStart = (pid: number) => writeFileSync(this.#pidPath, String(pid));
    this.#npmRan = true;
    try {
      await runNpm({ ...call, homeDir: home.dir, env, log: npmLogPath(home.stateDir, now()), onStart });
    } finally {
      rmSync(this.#pidPath, { force: true });
    }
  }
}

/** Where a change keeps what it needs to be taken back. */
export function folderOf({ stateDir }: Home): string {
  return join(stateDir, "install");
}

function isRunning(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch {
    return false;
  }
}

function readOrNothing(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
