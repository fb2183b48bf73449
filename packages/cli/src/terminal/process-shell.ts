import { ProcessOutput } from "./process-output.ts";
import type { Shell } from "./shell.ts";

const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/** The shell this process runs in. Its parts are looked up when they are used: touching `stdin` opens it. */
export function processShell(hostDir: string): Shell {
  return {
    hostDir,
    env: process.env,
    cwd: process.cwd(),
    out: new ProcessOutput(1, endQuietly),
    err: new ProcessOutput(2, () => undefined),
    get stdin() {
      return process.stdin;
    },
    get prompts() {
      return process.stderr;
    },
    onInterrupt(listener) {
      for (const signal of SIGNALS) process.on(signal, listener);
      return () => SIGNALS.forEach((signal) => process.off(signal, listener));
    },
  };
}

/** `peregrine list | head -1` is no error: the reader has seen enough. */
function endQuietly(code: string | undefined): void {
  process.exit(code === "EPIPE" ? 0 : 1);
}
