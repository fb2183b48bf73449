import { spawn, type ChildProcess } from "node:child_process";
import { PeregrineError } from "@peregrine/core/host";

/** How a program ended. */
export interface Ended {
  /** Null when a signal ended it. */
  code: number | null;
  out: string;
  /** Everything it said, in order, errors included. */
  all: string;
}

export interface RunOptions {
  cwd: string;
  env?: Readonly<Record<string, string | undefined>>;
  signal?: AbortSignal | undefined;
}

/**
 * Runs a program to its end, and with `signal` ends it and all that it started.
 *
 * @throws PeregrineError `cancelled` when it was ended
 */
export async function runTool(command: string, args: readonly string[], options: RunOptions): Promise<Ended> {
  const { cwd, env = {}, signal } = options;
  if (signal?.aborted) throw stopped(command);
  const windows = process.platform === "win32";
  // npm and pnpm are scripts there, which only a shell starts.
  const shell = windows && command !== process.execPath;
  const child = spawn(command, shell ? args.map((arg) => `"${arg}"`) : args, {
    cwd,
    env: { ...plainEnvironment(process.env), ...env },
    stdio: ["ignore", "pipe", "pipe"],
    shell,
    // A group of its own, so that what npm started ends with npm.
    detached: !windows,
  });
  const stop = (): void => endAll(child, windows);
  signal?.addEventListener("abort", stop);
  let [out, all] = ["", ""];
  child.stdout.on("data", (data: Buffer) => {
    out += data.toString();
    all += data.toString();
  });
  child.stderr.on("data", (data: Buffer) => (all += data.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  }).finally(() => signal?.removeEventListener("abort", stop));
  if (signal?.aborted) throw stopped(command);
  return { code, out, all };
}

function stopped(command: string): PeregrineError {
  return new PeregrineError("cancelled", `${command} was stopped`);
}

function endAll(child: ChildProcess, windows: boolean): void {
  if (windows || child.pid === undefined) return void child.kill();
  try {
    process.kill(-child.pid, "SIGTERM");
  } catch {
    // It has ended by itself.
  }
}

/** Without what a package manager or a test runner that started us put there: npm would take it for its own settings. */
function plainEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(
    ([name]) =>
      !/^(?:npm_(?!config_(?:registry|userconfig|cache)$)|pnpm_|vitest|node_options|node_env|init_cwd)/i.test(
        name,
      ),
  );
  return { ...Object.fromEntries(kept), NO_COLOR: "1" };
}

/** The last lines of what a program said. */
export function lastLines(text: string, count = 12): string {
  return text.trim().split("\n").slice(-count).join("\n");
}
