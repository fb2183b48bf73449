import type { Installer } from "@peregrine/installer";
import type { Call } from "./command.ts";
import { peregrineOptions } from "./peregrine-options.ts";
import { printable } from "./terminal/printable.ts";
import { withNotice } from "./terminal/with-notice.ts";

/**
 * What a command does packages with. Loaded when it is needed: the rest of the command starts without it. What a process
 * left half done that was killed is taken back first, and told.
 */
export async function openInstaller({ shell, value }: Pick<Call, "shell" | "value">): Promise<Installer> {
  const { createInstaller } = await import("@peregrine/installer");
  const installer = createInstaller(peregrineOptions(shell, value("home")));
  const left = await withNotice(shell, "Taking back what was left half done…", () => installer.recover());
  if (left) {
    const what = `The ${printable(left.action)} of ${printable(left.packageName)}`;
    shell.err.write(`! ${what} was cut off before; it was taken back.\n`);
  }
  return installer;
}
