import { FAILURES, toFailure } from "@peregrine/core/host";
import { UsageError, type Answer, type Call, type Command } from "./command.ts";
import { help } from "./help.ts";
import { parseCall, type Parsed } from "./parse-call.ts";
import { explain } from "./show/explain.ts";
import { paintFor } from "./terminal/paint.ts";
import type { Shell } from "./terminal/shell.ts";

/** Exit code of a wrong call. */
const WRONG_CALL = 2;

/** Makes the use cases for the home that `--home` names, if it was given. */
export type Make<P> = (shell: Shell, home: string | undefined) => P;

/**
 * Runs one command to its end: the outermost function, and the one that catches.
 *
 * @returns the exit code
 */
export async function runCommand<P>(
  command: Command<P>,
  argv: readonly string[],
  shell: Shell,
  make: Make<P>,
): Promise<number> {
  const json = argv.includes("--json");
  try {
    const parsed = parseCall(command, argv);
    if (parsed.options.has("help")) {
      shell.out.write(`${help(command, paintFor(shell.out, shell.env))}\n`);
      return 0;
    }
    return show(command.failed, await command.run(callOf(parsed, shell, make)), json, shell);
  } catch (error) {
    if (error instanceof UsageError) return tellWrongCall(error, json, shell);
    return show(command.failed, { data: {}, text: "", failure: toFailure(error) }, json, shell);
  }
}

function callOf<P>({ args, options }: Parsed, shell: Shell, make: Make<P>): Call<P> {
  return {
    args,
    flag: (name) => options.has(name),
    value: (name) => options.get(name)?.at(-1),
    values: (name) => options.get(name) ?? [],
    json: options.has("json"),
    shell,
    paint: paintFor(shell.out, shell.env),
    peregrine: make(shell, options.get("home")?.at(-1)),
  };
}

function show(
  failed: string,
  { data, text, failure, headline }: Answer,
  json: boolean,
  shell: Shell,
): number {
  const outcome = failure ? { ok: false, failure } : { ok: true };
  if (json) shell.out.write(`${JSON.stringify({ ...outcome, ...data }, null, 2)}\n`);
  else if (text !== "") shell.out.write(`${text}\n`);
  if (!failure) return 0;
  if (!json) shell.err.write(`${explain(headline ?? failed, failure, paintFor(shell.err, shell.env))}\n`);
  return FAILURES[failure.code].exitCode;
}

/** Tells of a wrong call; as JSON with the code `"usage"`, which no service ever fails with. */
export function tellWrongCall({ message, hint }: UsageError, json: boolean, shell: Shell): number {
  const { red, cyan } = paintFor(shell.err, shell.env);
  const failure = { code: "usage", message, hint };
  if (json) shell.out.write(`${JSON.stringify({ ok: false, failure }, null, 2)}\n`);
  else shell.err.write(`${red("✗")} ${message}\n${cyan("→")} ${hint}\n`);
  return WRONG_CALL;
}
