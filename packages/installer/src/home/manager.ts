import { existsSync } from "node:fs";
import { join } from "node:path";
import { PeregrineError } from "@peregrine/core/host";

/** What another package manager leaves in a folder it looks after, and how it adds and removes. */
const OTHERS = [
  {
    name: "pnpm",
    traces: ["pnpm-lock.yaml", "node_modules/.modules.yaml"],
    add: "pnpm add",
    remove: "pnpm remove",
  },
  { name: "yarn", traces: ["yarn.lock", ".pnp.cjs"], add: "yarn add", remove: "yarn remove" },
  { name: "bun", traces: ["bun.lock", "bun.lockb"], add: "bun add", remove: "bun remove" },
] as const;

/**
 * Two package managers in one folder undo each other's work, so that a home of another one is left to it.
 *
 * @param action - what is wanted, and of which package
 * @throws PeregrineError `unsupported` with the command that does it
 */
export function refuseOtherManager(
  homeDir: string,
  { action, what }: { action: "add" | "remove"; what: string },
): void {
  const other = OTHERS.find(({ traces }) => traces.some((trace) => existsSync(join(homeDir, trace))));
  if (other === undefined) return;
  const scripts = action === "add" ? " --ignore-scripts" : "";
  throw new PeregrineError("unsupported", `The packages of ${homeDir} are looked after by ${other.name}`, {
    hint: `Use it, which is just as good: ${other[action]} ${what}${scripts}`,
  });
}
