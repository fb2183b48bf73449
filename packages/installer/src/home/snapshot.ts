import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { writeAtomically } from "@peregrine/core/host";

/** What of a home npm rewrites, beside the packages themselves. */
const FILES = ["package.json", "package-lock.json", "npm-shrinkwrap.json"] as const;

/** What lies in a home's `node_modules` by npm's own account, which npm believes without looking. */
const ACCOUNT = "node_modules/.package-lock.json";

/** How a home was before a package of it is changed: its files, and the package's own folder. */
export class Snapshot {
  readonly #homeDir: string;
  readonly #dir: string;
  readonly #packageName: string;

  /** @param dir - where it is kept; nothing else is */
  constructor(homeDir: string, dir: string, packageName: string) {
    this.#homeDir = homeDir;
    this.#dir = dir;
    this.#packageName = packageName;
  }

  /** Takes it, in place of an older one. */
  take(): void {
    this.drop();
    mkdirSync(this.#dir, { recursive: true, mode: 0o700 });
    for (const file of [...FILES, this.#place]) {
      const from = join(this.#homeDir, file);
      if (exists(from)) cpSync(from, this.#kept(file), COPY);
    }
    if (!exists(this.#modules)) writeFileSync(this.#noModules, "");
  }

  /** Was there no `node_modules` at all? Then all of it is of the change. */
  get hadNoModules(): boolean {
    return existsSync(this.#noModules);
  }

  removeModules(): void {
    rmSync(this.#modules, { recursive: true, force: true });
  }

  /** Was there a package.json for npm to go by? */
  get hadPackages(): boolean {
    return existsSync(this.#kept("package.json"));
  }

  /** Brings package.json and npm's lock files back, and has npm look at what is really there. */
  async restoreFiles(): Promise<void> {
    rmSync(join(this.#homeDir, ACCOUNT), { force: true });
    for (const file of FILES) {
      const [kept, path] = [this.#kept(file), join(this.#homeDir, file)];
      if (!existsSync(kept)) rmSync(path, { force: true });
      else if (!same(kept, path)) {
        mkdirSync(dirname(path), { recursive: true });
        await writeAtomically(path, readFileSync(kept, "utf8"), statSync(kept).mode & 0o777);
      }
    }
  }

  /** Brings the package's folder back, or takes it away if there was none. */
  restorePackage(): void {
    if (this.#packageIsSame()) return;
    const [kept, path] = [this.#kept(this.#place), join(this.#homeDir, this.#place)];
    rmSync(path, { recursive: true, force: true });
    removeRetired(path);
    if (!exists(kept)) return;
    mkdirSync(dirname(path), { recursive: true });
    if (lstatSync(kept).isSymbolicLink()) symlinkSync(readlinkSync(kept), path, "junction");
    else cpSync(kept, path, COPY);
  }

  /** It is needed no more. */
  drop(): void {
    rmSync(this.#dir, { recursive: true, force: true });
  }

  #packageIsSame(): boolean {
    const [kept, path] = [this.#kept(this.#place), join(this.#homeDir, this.#place)];
    if (exists(kept) !== exists(path)) return false;
    return !exists(kept) || same(join(kept, "package.json"), join(path, "package.json"));
  }

  get #modules(): string {
    return join(this.#homeDir, "node_modules");
  }

  get #noModules(): string {
    return join(this.#dir, "no-modules");
  }

  get #place(): string {
    return join("node_modules", this.#packageName);
  }

  #kept(path: string): string {
    return join(this.#dir, "home", path);
  }
}

const COPY = { recursive: true, verbatimSymlinks: true, preserveTimestamps: true } as const;

/** npm moves a folder aside under such a name before it replaces it, and leaves it there when it is killed. */
function removeRetired(path: string): void {
  const [folder, start] = [dirname(path), `.${basename(path)}-`];
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder))
    if (name.startsWith(start)) rmSync(join(folder, name), { recursive: true, force: true });
}

function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function same(one: string, other: string): boolean {
  const [first, second] = [one, other].map((path) => (existsSync(path) ? readFileSync(path) : undefined));
  return first === undefined || second === undefined ? first === second : first.equals(second);
}
