import { existsSync } from "node:fs";
import { join } from "node:path";
import { PeregrineError } from "@peregrine/core/host";
import type { Call, Command } from "./command.ts";
import { openInstaller } from "./open-installer.ts";

/**
 * A command that begins with a home as it should be: what an add, update or remove left half done, since its process was
 * killed, is taken back first. Costs a look at one file.
 */
export function recoverFirst(command: Command): Command {
  return {
    ...command,
    async run(call) {
      const { stateDir } = call.peregrine.home;
      if (existsSync(join(stateDir, "install", "journal.json"))) await recover(call);
      return command.run(call);
    },
  };
}

/** If it is not left but under way, in another process, there is nothing to take back. */
async function recover(call: Call): Promise<void> {
  try {
    await openInstaller(call);
  } catch (error) {
    if (!PeregrineError.is(error) || error.code !== "locked") throw error;
  }
}
