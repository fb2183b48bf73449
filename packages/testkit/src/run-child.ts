import { spawn, type ChildProcess } from "node:child_process";
import { watch } from "node:fs";
import { text } from "node:stream/consumers";
import type { FaultMatch } from "./server/fault.ts";
import type { FaultyServer } from "./server/faulty-server.ts";

/**
 * When the child is sent a signal, by default SIGKILL, which no process can catch: some time after its start, or after it
 * has printed a text (`from`), at a change in a folder (files that come, are written to, go), or by the server at one of its requests. That request's connection is cut for SIGKILL, and goes on for any other signal.
 */
export type KillOn = { signal?: NodeJS.Signals } & (
  | { afterMs: number; from?: string }
  | { folder: string; nth: number }
  | { server: FaultyServer; match: FaultMatch; when: "beforeCommit" | "afterCommit" }
);

/** A Node.js process to run. */
export interface ChildOptions {
  /** Path of the script. */
  script: string;
  args?: readonly string[];
  /** Node's own arguments, before the script: `["--conditions=@peregrine/source"]`. */
  execArgv?: readonly string[];
  cwd?: string;
  /** Added to this process's environment; undefined takes a variable away. */
  env?: Readonly<Record<string, string | undefined>>;
  /** By default it is left alone. */
  killOn?: KillOn;
  /** Time it may take, in milliseconds; by default 60 seconds. */
  deadlineMs?: number;
}

/** How a child ended. */
export interface ChildResult {
  /** Its exit code; null when a signal ended it. */
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
  /** Whether `killOn` struck: false when the child had ended before. */
  killed: boolean;
}

/**
 * Runs a real child process to its end, or kills it on the way as a power cut would.
 *
 * @throws Error with the child's last words when it is still running at the deadline, or cannot be started
 *
 * @example
 * const killOn = { server, match: { write: true, nth: 3 }, when: "afterCommit" } as const;
 * const { killed } = await runChild({ script: "sync.ts", killOn });
 */
export async function runChild(options: ChildOptions): Promise<ChildResult> {
  const { script, args = [], execArgv = [], cwd, env, killOn, deadlineMs = 60_000 } = options;
  const child = spawn(process.execPath, [...execArgv, script, ...args], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    ...(cwd === undefined ? {} : { cwd }),
  });
  let late = false;
  const kill = armed(child, killOn);
  const deadline = setTimeout(() => {
    late = true;
    child.kill("SIGKILL");
  }, deadlineMs);
  try {
    const [end, stdout, stderr] = await Promise.all([ended(child), text(child.stdout), text(child.stderr)]);
    const lastWords = (stderr || stdout).slice(-2_000);
    if (late)
      throw new Error(`${script} was still running after ${deadlineMs} ms. Its last words: ${lastWords}`);
    return { ...end, stdout, stderr, killed: kill.struck };
  } finally {
    clearTimeout(deadline);
    kill.disarm();
  }
}

function ended(child: ChildProcess): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve({ code, signal }));
  });
}

/** Sees to it that the child is sent its signal when it should be. */
function armed(
  child: ChildProcess,
  killOn: KillOn | undefined,
): { readonly struck: boolean; disarm: () => void } {
  let struck = false;
  const strike = () => {
    struck = child.exitCode === null && child.kill(killOn?.signal ?? "SIGKILL");
  };
  return {
    get struck() {
      return struck;
    },
    disarm: arm(child, strike, killOn),
  };
}

function arm(child: ChildProcess, strike: () => void, killOn: KillOn | undefined): () => void {
  if (!killOn) return () => {};
  if ("afterMs" in killOn) return armTimer(child, strike, killOn);
  if ("folder" in killOn) return armFolder(strike, killOn);
  const { server, match, when, signal = "SIGKILL" } = killOn;
  const kind = signal === "SIGKILL" ? "kill" : "interrupt";
  return server.script({ match, do: { kind, when, hook: strike }, times: 1 }).remove;
}

function armFolder(strike: () => void, { folder, nth }: { folder: string; nth: number }): () => void {
  let seen = 0;
  const watcher = watch(folder, () => {
    seen += 1;
    if (seen === nth) strike();
  });
  return () => watcher.close();
}

function armTimer(
  child: ChildProcess,
  strike: () => void,
  { afterMs, from }: { afterMs: number; from?: string },
): () => void {
  let timer: NodeJS.Timeout | undefined;
  const start = (): void => {
    timer ??= setTimeout(strike, afterMs);
  };
  let printed = "";
  if (from === undefined) start();
  else
    child.stdout?.on("data", (chunk: Buffer) => {
      if (timer === undefined && (printed += chunk.toString()).includes(from)) start();
    });
  return () => clearTimeout(timer);
}
