import { spawn, type ChildProcess } from "node:child_process";
import { createWriteStream } from "node:fs";
import { isMap, mapIn, textIn } from "../json-map.ts";
import { codeOf } from "./code-of.ts";
import { PeregrineError } from "@peregrine/core/host";
import { findNpm } from "./find-npm.ts";
import { npmFailure } from "./npm-failure.ts";

/** One call of npm in a home. */
export interface NpmCall {
  homeDir: string;
  /** The command and its own arguments: `["install", "peregrine-integration-acme@1.2.3"]`. */
  args: readonly string[];
  /** What it is about, for messages. */
  what: string;
  env: Readonly<Record<string, string | undefined>>;
  /** Where all it says is written. */
  log: string;
  signal?: AbortSignal | undefined;
  /** Told the process as soon as it runs. */
  onStart?: ((pid: number) => void) | undefined;
}

/**
 * Always: only the home is touched, nothing of a package is run, and nothing is asked or told that is not ours. The
 * user's own settings decide the rest.
 */
const ALWAYS = [
  "--ignore-scripts",
  "--no-audit",
  "--no-fund",
  "--no-progress",
  "--no-update-notifier",
  "--no-global",
  "--no-dry-run",
  "--no-workspaces",
  "--loglevel=http",
  "--json",
];

/**
 * Runs the user's npm to its end.
 *
 * @throws PeregrineError with npm's reason in one sentence and the log's path; `cancelled` when `signal` fired
 */
export async function runNpm(call: NpmCall): Promise<void> {
  const npm = findNpm(call.env);
  if (npm === undefined) throw noNpm();
  const { homeDir, args, env, signal } = call;
  const child = spawn(npm.file, [...npm.args, ...args, "--prefix", homeDir, ...ALWAYS], {
    cwd: homeDir,
    env: { ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const stop = () => child.kill("SIGTERM");
  signal?.addEventListener("abort", stop);
  if (child.pid !== undefined) call.onStart?.(child.pid);
  try {
    const { code, out } = await ended(child, call);
    if (signal?.aborted) throw new PeregrineError("cancelled", `npm was stopped; ${call.what} is as it was`);
    if (code !== 0) throw failureIn(out, call);
  } finally {
    signal?.removeEventListener("abort", stop);
  }
}

async function ended(child: ChildProcess, { log, args, what }: NpmCall) {
  const file = createWriteStream(log, { flags: "a", mode: 0o600 });
  file.write(`npm ${args.join(" ")}\n`);
  let out = "";
  child.stdout?.on("data", (data: Buffer) => (out += data.toString()));
  child.stdout?.pipe(file, { end: false });
  child.stderr?.pipe(file, { end: false });
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once("error", (error) => reject(npmFailure(codeOf(error), what, { log })));
      child.once("close", resolve);
    });
    return { code, out };
  } finally {
    await new Promise<void>((resolve) => file.end(resolve));
  }
}

/** With `--json`, npm's last word on standard output is an object with its code and reason. */
function failureIn(out: string, { what, log }: NpmCall): PeregrineError {
  const error = mapIn(lastJson(out), "error");
  const said = textIn(error, "summary");
  // npm's HTTP client has no code for a registry that is silent.
  const code = /\btimeout\b/i.test(said ?? "") ? "ETIMEDOUT" : (textIn(error, "code") ?? "EUNKNOWN");
  return npmFailure(code, what, { log, ...(said === undefined ? {} : { said: said.split("\n", 1)[0]! }) });
}

function lastJson(out: string): unknown {
  for (let at = out.indexOf("{"); at !== -1; at = out.indexOf("\n{", at + 1)) {
    try {
      const value: unknown = JSON.parse(out.slice(at));
      if (isMap(value)) return value;
    } catch {
      // Something else was printed before it.
    }
  }
  return {};
}

function noNpm(): PeregrineError {
  return new PeregrineError("unsupported", "npm is not there: no command of this name is in PATH", {
    hint: "Install Node.js with npm (https://nodejs.org), or install the package with the manager you use.",
  });
}
