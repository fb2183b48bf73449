import { cp, mkdir, mkdtemp, realpath, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { PeregrineError } from "@peregrine/core/host";
import { asMap } from "../verify/packed-package.ts";

/** What of a package's folder is none of its users'. */
const LEFT_OUT = new Set(["node_modules", ".git", "src"]);

/**
 * A home that lives as long as the author looks on, with copies of the package in it: one that is half built, or does
 * not build, never takes the place of the last good one.
 */
export class ScratchHome {
  readonly dir: string;
  readonly #package: string;
  readonly #name: string;

  private constructor(dir: string, packageDir: string, name: string) {
    this.dir = dir;
    this.#package = packageDir;
    this.#name = name;
  }

  /** @throws PeregrineError `not_found` when there is no package in the folder */
  static async make(packageDir: string): Promise<ScratchHome> {
    const text = await readFile(join(packageDir, "package.json"), "utf8").catch(() => undefined);
    const { name } = asMap(text === undefined ? undefined : JSON.parse(text));
    if (typeof name !== "string" || !/^[\w@~.-]+(?:\/[\w~.-]+)?$/.test(name)) {
      throw new PeregrineError("not_found", `There is no package in ${packageDir}`, {
        hint: "Name the folder that holds the package.json of your integration.",
      });
    }
    const dir = await realpath(await mkdtemp(join(tmpdir(), "peregrine-dev-")));
    await mkdir(join(dir, "config", "integrations"), { recursive: true });
    await writeFile(join(dir, "config", "user.yaml"), "tier: ultra\n");
    return new ScratchHome(dir, packageDir, name);
  }

  /** Puts the package as it is built now in the place of the last. What it depends on is where the author has it. */
  async take(): Promise<void> {
    const place = join(this.dir, "node_modules", this.#name);
    const [draft, old] = [`${this.dir}/coming`, `${this.dir}/going`];
    await rm(draft, { recursive: true, force: true });
    await cp(this.#package, draft, { recursive: true, filter: (path) => !this.#isLeftOut(path) });
    await symlink(join(this.#package, "node_modules"), join(draft, "node_modules"), "junction");
    await mkdir(dirname(place), { recursive: true });
    await rename(place, old).catch(() => undefined);
    await rename(draft, place);
    await rm(old, { recursive: true, force: true });
  }

  async remove(): Promise<void> {
    await rm(this.dir, { recursive: true, force: true });
  }

  #isLeftOut(path: string): boolean {
    const [first = ""] = path.slice(this.#package.length + 1).split(/[\\/]/);
    return LEFT_OUT.has(first);
  }
}
