import { spawnSync } from "node:child_process";
import { ROOT } from "../packages/published-packages.ts";

/**
 * Runs a command of this repository's tools and shows what it says.
 *
 * @throws Error when it fails
 */
export function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): void {
  const { status, error } = spawnSync(command, args, {
    cwd: ROOT,
    env,
    stdio: ["ignore", "inherit", "inherit"],
    shell: process.platform === "win32",
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`\`${[command, ...args].join(" ")}\` ended with ${status}`);
}
