import { relative, resolve } from "node:path";
import { toFailure } from "@peregrine/core/host";
import { choose, type Ask } from "./choose.ts";
import { createIntegration, refuseUsed, type Template } from "./create-integration.ts";
import { HELP, readOptions } from "./options.ts";
import type { Choices } from "./choices.ts";

/** What the command is given from outside. */
export interface Shell {
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  /** How to ask a person; undefined where nobody is there. */
  ask: Ask | undefined;
  out(text: string): void;
  err(text: string): void;
  template(): Template;
  year: number;
}

/** Exit codes: done; the call was wrong; it could not be made. */
const CODES = { done: 0, failed: 1, usage: 2 } as const;

/**
 * Makes what the command line asks for. The outermost function, and the one that catches.
 *
 * @returns the exit code
 */
export async function main(argv: readonly string[], shell: Shell): Promise<number> {
  try {
    const given = readOptions(argv);
    if (given.help) return (shell.out(HELP), CODES.done);
    const asker = {
      ...(shell.ask && !given.yes ? { ask: shell.ask } : {}),
      userAgent: shell.env["npm_config_user_agent"],
    };
    if (given.dir !== undefined) refuseUsed(resolve(shell.cwd, given.dir));
    const choices = await choose(given, asker);
    const folder = resolve(shell.cwd, given.dir ?? choices.packageName.replace(/^.*\//, ""));
    createIntegration(shell.template(), choices, folder, shell.year);
    shell.out(next(choices, relative(shell.cwd, folder) || "."));
    return CODES.done;
  } catch (error) {
    const wrongCall = error instanceof TypeError;
    const { message, hint } = wrongCall ? { message: error.message, hint: undefined } : toFailure(error);
    shell.err(`✗ ${message}\n${hint === undefined ? "" : `→ ${hint}\n`}`);
    return wrongCall ? CODES.usage : CODES.failed;
  }
}

function next({ packageName, manager }: Choices, folder: string): string {
  return `Made ${packageName} in ${folder}

  cd ${folder}
  ${manager} install
  ${manager} run dev      see it in the pages, built anew with each change
  ${manager} run verify   all that a reviewer would look at

Begin with src/index.ts and src/testing/fake-service.ts. The guide:
https://github.com/peregrine-integrations/peregrine-integrations/blob/main/docs/writing-an-integration.md
`;
}
