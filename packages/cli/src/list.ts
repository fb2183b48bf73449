import { createContext, listUseCase } from "@peregrine/core/host";
import { list } from "./commands/list.ts";
import { peregrineOptions } from "./peregrine-options.ts";
import { runCommand } from "./run-command.ts";
import type { Shell } from "./terminal/shell.ts";

/** `peregrine list` alone, with nothing loaded that it does not need. Same answer as through `main`, a third of the time. */
export function main([, ...argv]: readonly string[], shell: Shell): Promise<number> {
  return runCommand(list, argv, shell, (shell, home) => {
    const context = createContext(peregrineOptions(shell, home));
    return { list: () => listUseCase(context) };
  });
}
