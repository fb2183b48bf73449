import { cpSync, existsSync, globSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { ROOT } from "../packages/published-packages.ts";
import { pendingChangesets } from "../release/pending-changesets.ts";
import type { LocalRegistry } from "./local-registry.ts";
import { run, type Place } from "./run.ts";

/**
 * A copy of this repository as it is now, built, from which releases go to a registry of this machine. What is released
 * first are the versions as they stand: changesets that wait for the next ones are left out.
 */
export class RepositoryCopy {
  readonly #place: Place;

  private constructor(place: Place) {
    this.#place = place;
  }

  /** @param folder - does not exist yet */
  static async make(folder: string, registry: LocalRegistry): Promise<RepositoryCopy> {
    const env = { ...registry.use(folder), ...LEFT_ALONE };
    const listed = await run("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
      cwd: ROOT,
      env,
    });
    for (const file of listed.split("\0").filter((file) => file && existsSync(join(ROOT, file))))
      cpSync(join(ROOT, file), join(folder, file), { recursive: true, verbatimSymlinks: true });
    for (const file of globSync(["packages/*/{dist,node_modules}", "examples/host/node_modules"], {
      cwd: ROOT,
    }))
      cpSync(join(ROOT, file), join(folder, file), { recursive: true, verbatimSymlinks: true });
    symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"), "junction");
    for (const file of pendingChangesets(folder)) rmSync(join(folder, ".changeset", file));
    const copy = new RepositoryCopy({ cwd: folder, env });
    await copy.#commit("As it is");
    return copy;
  }

  /** Publishes what the registry lacks, as a maintainer does. @returns each `name@version` */
  async release(): Promise<string[]> {
    const said = stripVTControlCharacters(await run(process.execPath, ["scripts/release.ts"], this.#place));
    return [...said.matchAll(/^(\S+@\S+) \(latest\)$/gm)].map(([, release]) => release!);
  }

  /** Writes a changeset and lets its versions be made. @returns each `name@version` that is new */
  async version(name: string, kind: "minor" | "patch", words: string): Promise<string[]> {
    const { cwd } = this.#place;
    const before = this.#versions();
    writeFileSync(join(cwd, ".changeset/of-the-journey.md"), `---\n"${name}": ${kind}\n---\n\n${words}\n`);
    await run("changeset", ["version"], this.#place);
    await this.#commit(words);
    return this.#versions().filter((version) => !before.includes(version));
  }

  #versions(): string[] {
    return globSync("packages/*/package.json", { cwd: this.#place.cwd })
      .map((file) => JSON.parse(readFileSync(join(this.#place.cwd, file), "utf8")) as Record<string, string>)
      .map(({ name, version }) => `${name}@${version}`);
  }

  async #commit(message: string): Promise<void> {
    if (!existsSync(join(this.#place.cwd, ".git"))) await run("git", ["init", "--quiet"], this.#place);
    await run("git", ["add", "--all"], this.#place);
    const author = ["-c", "user.name=Journey", "-c", "user.email=journey@example.com"];
    await run("git", [...author, "commit", "--quiet", "--no-verify", "-m", message], this.#place);
  }
}

/** The copy borrows the packages that are installed here: nothing may reinstall them, and builds of here count there. */
const LEFT_ALONE = {
  pnpm_config_verify_deps_before_run: "false",
  TURBO_CACHE_DIR: join(ROOT, ".turbo/cache"),
  TURBO_TELEMETRY_DISABLED: "1",
};
