import { PassThrough } from "node:stream";
import { main } from "../main.ts";
import type { Env, Output } from "../terminal/shell.ts";
import type { TestHome } from "./test-home.ts";
import type { Typist } from "./typist.ts";

interface RunOptions {
  fetch?: typeof fetch;
  env?: Env;
  /** What is piped in. */
  input?: string;
  /** Both outputs are a terminal of so many columns. */
  terminal?: number;
  /** Who answers the questions; without one, nobody can. */
  typist?: Typist;
  /** Called with a function that presses Ctrl-C. */
  keyboard?: (interrupt: () => void) => void;
}

/** What a call printed, and its exit code. */
export interface Ran {
  code: number;
  out: string;
  err: string;
}

/** Runs a command line in this process, in a home of its own, with nothing of this process's to see. */
export async function runCli(
  home: TestHome,
  line: string | readonly string[],
  options: RunOptions = {},
): Promise<Ran> {
  const printed = { out: "", err: "" };
  const listeners = new Set<() => void>();
  const output = (name: keyof typeof printed): Output => ({
    write: (text) => void (printed[name] += text),
    isTTY: options.terminal !== undefined || options.typist !== undefined,
    columns: options.terminal ?? 80,
  });
  options.keyboard?.(() => listeners.forEach((listener) => listener()));
  const stdin = new PassThrough();
  stdin.end(options.input ?? "");
  const code = await main(typeof line === "string" ? line.split(" ") : line, {
    // What a process of its own does to an integration is tested in core; here it would only take time.
    env: { HOME: home.dir, PEREGRINE_CONTAINMENT: "none", ...options.env },
    cwd: home.dir,
    out: output("out"),
    err: output("err"),
    stdin: options.typist?.stdin ?? stdin,
    // Prompts need a stream, and ask nothing of it but what this one has.
    prompts: options.typist?.screen ?? process.stderr,
    fetch: options.fetch ?? (() => Promise.reject(new Error("No request was expected"))),
    onInterrupt(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });
  return { code, ...printed };
}
