import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { LocalRegistry } from "./local-registry.ts";
import { run } from "./run.ts";

/** Somebody with an empty folder. */
export class User {
  readonly folder: string;
  readonly #env: NodeJS.ProcessEnv;

  /** @param services - where the services are, as environment variables */
  constructor(folder: string, registry: LocalRegistry, services: NodeJS.ProcessEnv) {
    this.folder = folder;
    this.#env = { ...registry.use(folder), ...services };
    mkdirSync(join(folder, "config"));
    writeFileSync(join(folder, "config/user.yaml"), "tier: paid\n");
    writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "my-search", private: true }));
  }

  /** Runs a command in the folder. */
  async run(command: string, ...args: string[]): Promise<void> {
    await run(command, args, { cwd: this.folder, env: this.#env });
  }

  /** Runs the installed `peregrine`. @returns what it printed, as data */
  async peregrine<Answer>(...args: string[]): Promise<Answer> {
    const command = join(this.folder, "node_modules/.bin/peregrine");
    return JSON.parse(
      await run(command, [...args, "--json"], { cwd: this.folder, env: this.#env }),
    ) as Answer;
  }

  /** The version of an installed package, as the command finds it. */
  version(name: string): string {
    const command = realpathSync(join(this.folder, "node_modules/@peregrine/cli/package.json"));
    const direct = join(this.folder, "node_modules", name, "package.json");
    const file = existsSync(direct) ? direct : createRequire(command).resolve(`${name}/package.json`);
    return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
  }
}
