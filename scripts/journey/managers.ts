import { pnpmCommand } from "../packages/pack-all.ts";
import type { User } from "./user.ts";

/** An integration, by its name and by its package's. */
export interface Integration {
  name: string;
  packageName: string;
}

/** What a user installs, updates and removes integrations with. */
export interface Manager {
  name: string;
  /** Installs the command, and integrations beside it. */
  install(user: User, integrations: readonly Integration[]): Promise<void>;
  update(user: User, integration: Integration): Promise<void>;
  remove(user: User, integration: Integration): Promise<void>;
}

const COMMAND = "@peregrine/cli";

const [pnpm, ...beforePnpm] = pnpmCommand();

export const MANAGERS: readonly Manager[] = [
  packageManager("npm", ["npm"], { add: "install", remove: "uninstall" }),
  packageManager("pnpm", [pnpm, ...beforePnpm], { add: "add", remove: "remove" }),
  {
    name: "peregrine",
    async install(user, integrations) {
      await user.run("npm", "install", COMMAND);
      for (const { name } of integrations) await user.peregrine("add", name, "--yes");
    },
    update: async (user, { name }) => void (await user.peregrine("update", name)),
    remove: async (user, { name }) => void (await user.peregrine("remove", name, "--keep")),
  },
];

function packageManager(
  name: string,
  [command, ...before]: readonly [string, ...string[]],
  words: { add: string; remove: string },
): Manager {
  return {
    name,
    install: (user, integrations) =>
      user.run(command, ...before, words.add, COMMAND, ...integrations.map(({ packageName }) => packageName)),
    update: (user, { packageName }) => user.run(command, ...before, "update", packageName),
    remove: (user, { packageName }) => user.run(command, ...before, words.remove, packageName),
  };
}
