import type { Failure, Peregrine } from "@peregrine/core/host";
import type { Paint } from "./terminal/paint.ts";
import type { Shell } from "./terminal/shell.ts";

/** An option of a command, as it is written after `--`. */
export interface Option {
  name: string;
  /** What its value is, for help: `"PATH"`. An option without one is a switch. */
  value?: string;
  /** May be given several times. */
  multiple?: true;
  summary: string;
}

/** How a command is called; help, parsing and `docs/cli.md` are all made from this. */
export interface Usage {
  name: string;
  /** What follows the name: `"NAME"`, `"[NAME…]"`. */
  args: string;
  /** Fewest and most arguments. */
  arity: readonly [number, number];
  summary: string;
  /** More than the summary says, one paragraph each. */
  about?: readonly string[];
  options: readonly Option[];
  examples: readonly { call: string; does: string }[];
  /** What `--json` answers beside `ok`, for the docs. */
  json: string;
  /** First line of an error that stopped the command: `"The sync did not run."` */
  failed: string;
}

/** One call of a command, with the use cases it may use. */
export interface Call<P = Peregrine> {
  readonly args: readonly string[];
  /** Was this switch given? */
  flag(name: string): boolean;
  /** The value of an option, the last one if it was given several times. */
  value(name: string): string | undefined;
  /** All values of an option. */
  values(name: string): readonly string[];
  readonly json: boolean;
  readonly shell: Shell;
  /** For the answer. */
  readonly paint: Paint;
  readonly peregrine: P;
}

/** What a command answers. */
export interface Answer {
  /** For `--json`: printed as it is, after `ok`. */
  data: object;
  /** For people; empty for none. */
  text: string;
  /** What went wrong, if something did: decides `ok` and the exit code, and is explained on stderr. */
  failure?: Failure;
  /** First line of the explanation, if not the command's own. */
  headline?: string;
}

/** A command: how it is called, and what it does. */
export interface Command<P = Peregrine> extends Usage {
  run(call: Call<P>): Promise<Answer>;
}

/** A wrong call: exit code 2, and no failure of a service's. */
export class UsageError extends Error {
  override readonly name = "UsageError";
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}
