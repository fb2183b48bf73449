import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";
import { BUILT } from "./built.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** What every child measures of itself. */
export interface Figures {
  /** Wall time of the work alone, start-up left out, in milliseconds. */
  ms: number;
  /** CPU time of the work alone, all threads, in milliseconds. */
  cpuMs: number;
  /** Peak resident memory of the whole process, in MiB. */
  peakMiB: number;
}

/** What a child that syncs tells besides. */
export interface SyncFigures extends Figures {
  outcome: string;
  counts: Readonly<Record<string, number>>;
  requests: number;
  /** Requests that had to be sent again; none was unless the service refused one. */
  retries: number;
  /** Transactions that were committed, those of temporary tables included. */
  commits: number;
  /** From the first request to the last, in milliseconds. */
  pacedMs: number;
}

const run = promisify(execFile);
const folder = temporaryFolder();

/**
 * Runs a script of `children/` in a process of its own and answers what it printed, one line of JSON. Its types are
 * stripped beforehand: doing it in the child would cost 17 MiB and count as memory of what is measured.
 */
export async function runChild<T extends Figures>(
  script: string,
  options: Readonly<Record<string, unknown>>,
): Promise<T> {
  const file = join(folder, `${script}.mjs`);
  const source = readFileSync(new URL(`children/${script}.ts`, import.meta.url), "utf8");
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, stripTypeScriptTypes(source));
  const argument = JSON.stringify({ ...options, built: BUILT });
  const { stdout } = await run(process.execPath, ["--no-warnings", file, argument]);
  return JSON.parse(stdout) as T;
}
