import { execFile } from "node:child_process";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** Where a command runs, and with what. */
export interface Place {
  cwd: string;
  env: NodeJS.ProcessEnv;
}

/**
 * Runs a command to its end.
 *
 * @returns what it printed
 * @throws Error with all it said, when it fails or takes more than five minutes
 */
export async function run(command: string, args: readonly string[], { cwd, env }: Place): Promise<string> {
  try {
    const shell = process.platform === "win32";
    const { stdout } = await execute(command, args, {
      cwd,
      env,
      shell,
      timeout: 300_000,
      maxBuffer: 2 ** 26,
    });
    return stdout;
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    throw new Error(`\`${[command, ...args].join(" ")}\` failed\n${stdout}${stderr}`, { cause: error });
  }
}
