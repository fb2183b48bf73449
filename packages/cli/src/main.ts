import { createPeregrine } from "@peregrine/core/host";
import { UsageError } from "./command.ts";
import { COMMANDS } from "./commands/table.ts";
import { didYouMean } from "./did-you-mean.ts";
import { overview } from "./help.ts";
import { peregrineOptions } from "./peregrine-options.ts";
import { recoverFirst } from "./recover-first.ts";
import { runCommand, tellWrongCall } from "./run-command.ts";
import { paintFor } from "./terminal/paint.ts";
import type { Shell } from "./terminal/shell.ts";

/**
 * Runs what the command line says.
 *
 * @returns the exit code
 */
export async function main(argv: readonly string[], shell: Shell): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined || name === "help" || name === "--help" || name === "-h") {
    if (rest[0] !== undefined && name === "help") return main([rest[0], "--help"], shell);
    shell.out.write(`${overview(COMMANDS, paintFor(shell.out, shell.env))}\n`);
    return 0;
  }
  const command = COMMANDS.find((one) => one.name === name);
  if (!command) return tellWrongCall(noCommand(name), argv.includes("--json"), shell);
  return runCommand(recoverFirst(command), rest, shell, (shell, home) =>
    createPeregrine(peregrineOptions(shell, home)),
  );
}

function noCommand(name: string): UsageError {
  const hint =
    didYouMean(
      name,
      COMMANDS.map((command) => command.name),
    ) ?? "See what there is: peregrine --help";
  return name.startsWith("-")
    ? new UsageError(`The command comes first, then ${name}`, "For instance: peregrine list --json")
    : new UsageError(`There is no command "${name}"`, hint);
}
