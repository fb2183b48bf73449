import { spawn } from "node:child_process";

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

/** Runs a program to its end. On Windows npm and pnpm are scripts, which only a shell starts. */
export async function runTool(command: string, args: readonly string[], options: RunOptions): Promise<Ended> {
  const { cwd, env = {}, signal } = options;
  const windows = process.platform === "win32" && command !== process.execPath;
  const child = spawn(command, windows ? args.map((arg) => `"${arg}"`) : args, {
    cwd,
    env: { ...plainEnvironment(process.env), ...env },
    stdio: ["ignore", "pipe", "pipe"],
    shell: windows,
    ...(signal ? { signal } : {}),
  });
  let [out, all] = ["", ""];
  child.stdout.on("data", (data: Buffer) => {
    out += data.toString();
    all += data.toString();
  });
  child.stderr.on("data", (data: Buffer) => (all += data.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  return { code, out, all };
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
