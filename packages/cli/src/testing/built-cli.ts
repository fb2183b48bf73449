import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";

const PACKAGE = fileURLToPath(new URL("../..", import.meta.url));
const TSUP = fileURLToPath(new URL("../../../../node_modules/tsup/dist/cli-default.js", import.meta.url));

/** Builds the command to a folder of its own, so that what is tested is what is written now. Answers its entry. */
export function buildCli(): string {
  const dir = mkdtempSync(join(tmpdir(), "peregrine-build-"));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));
  execFileSync(process.execPath, [TSUP, "--out-dir", dir, "--silent"], {
    cwd: PACKAGE,
    stdio: ["ignore", "ignore", "inherit"],
  });
  return join(dir, "peregrine.cjs");
}

/** How a process ended, and what it printed. */
export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** A process whose output can be waited for. */
export class Running {
  readonly child: ChildProcess;
  out = "";
  err = "";
  readonly ended: Promise<Ended>;

  constructor(
    file: string,
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
    cwd = tmpdir(),
  ) {
    const { PATH = "" } = process.env;
    this.child = spawn(file, args, { cwd, env: { PATH, TERM: "xterm", ...env } });
    this.child.stdout?.on("data", (data: Buffer) => (this.out += data.toString()));
    this.child.stderr?.on("data", (data: Buffer) => (this.err += data.toString()));
    this.ended = new Promise((resolve, reject) => {
      this.child.on("error", reject);
      this.child.on("close", (code) => resolve({ code, out: this.out, err: this.err }));
    });
  }

  /** Resolves when what was printed so far contains `text`. */
  async printed(text: string): Promise<void> {
    for (const until = Date.now() + 15_000; !(this.out + this.err).includes(text);) {
      if (Date.now() > until) throw new Error(`"${text}" was never printed, but:\n${this.out}${this.err}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}
