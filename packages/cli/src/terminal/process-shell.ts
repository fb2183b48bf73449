import type { Output, Shell } from "./shell.ts";

const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/** The shell this process runs in. Its parts are looked up when they are used: touching `stdin` opens it. */
export function processShell(): Shell {
  return {
    env: process.env,
    cwd: process.cwd(),
    out: output(() => process.stdout, endQuietly),
    err: output(
      () => process.stderr,
      () => undefined,
    ),
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

function output(
  stream: () => NodeJS.WriteStream,
  whenBroken: (error: NodeJS.ErrnoException) => void,
): Output {
  let watched = false;
  return {
    write(text) {
      if (!watched) stream().on("error", whenBroken);
      watched = true;
      stream().write(text);
    },
    get isTTY() {
      return stream().isTTY === true;
    },
    get columns() {
      return stream().columns || 80;
    },
  };
}

/** `peregrine list | head -1` is no error: the reader has seen enough. */
function endQuietly(error: NodeJS.ErrnoException): void {
  process.exit(error.code === "EPIPE" ? 0 : 1);
}
