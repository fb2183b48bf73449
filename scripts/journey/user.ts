import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pnpmCommand } from "../packages/pack-all.ts";
import type { LocalRegistry } from "./local-registry.ts";
import { run } from "./run.ts";

/** A package manager, and what it calls each step. */
export type Manager = "npm" | "pnpm";

const WORDS = {
  npm: { add: "install", update: "update", remove: "uninstall" },
  pnpm: { add: "add", update: "update", remove: "remove" },
} as const satisfies Record<Manager, Record<"add" | "update" | "remove", string>>;

/** Somebody with an empty folder and a package manager. */
export class User {
  readonly folder: string;
  readonly #manager: Manager;
  readonly #env: NodeJS.ProcessEnv;

  /** @param services - where the services are, as environment variables */
  constructor(folder: string, manager: Manager, registry: LocalRegistry, services: NodeJS.ProcessEnv) {
    this.folder = folder;
    this.#manager = manager;
    this.#env = { ...registry.use(folder), ...services };
    mkdirSync(join(folder, "config"));
    writeFileSync(join(folder, "config/user.yaml"), "tier: paid\n");
    writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "my-search", private: true }));
  }

  /** What its package manager does with packages. */
  async packages(step: "add" | "update" | "remove", ...names: string[]): Promise<void> {
    const [command, ...before] = this.#manager === "npm" ? ["npm"] : pnpmCommand();
    await run(command!, [...before, WORDS[this.#manager][step], ...names], {
      cwd: this.folder,
      env: this.#env,
    });
  }

  /** Runs the installed command. @returns what it printed, as data */
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
