import type { Removed } from "@peregrine/installer";
import { UsageError, type Call, type Command } from "../command.ts";
import { openInstaller } from "../open-installer.ts";
import { askYes } from "../prompt/ask-packages.ts";
import { withSteps } from "../show/with-steps.ts";
import { printable } from "../terminal/printable.ts";
import { canAsk } from "../terminal/shell.ts";
import { count } from "../terminal/time.ts";
import { withInterrupt } from "../terminal/with-interrupt.ts";

export const remove: Command = {
  name: "remove",
  args: "NAME",
  arity: [1, 1],
  summary: "uninstall an integration",
  about: [
    "Uninstalls the package with npm. Asks whether its connection and the memory of what was synced go as well; both are kept unless you say so. What was synced stays at the service in any case.",
  ],
  options: [
    { name: "keep", summary: "keep the connection and the memory, without being asked" },
    { name: "forget", summary: "remove the connection's file, and forget which records were synced" },
  ],
  examples: [
    { call: "peregrine remove acme", does: "uninstall, and be asked about the rest" },
    { call: "peregrine remove acme --forget", does: "leave nothing of it here" },
  ],
  json: "`name`, `packageName`, `version`, `disconnected` (the connection was removed), `forgotten` (how many records).",
  failed: "Nothing was removed.",
  async run(call) {
    if (call.flag("keep") && call.flag("forget"))
      throw new UsageError("--keep and --forget cannot both be", "Give one of them, or none to be asked.");
    const installer = await openInstaller(call);
    const [name = ""] = call.args;
    const forget = await shallForget(call, name);
    const removed = await withInterrupt(call.shell, ({ stop }) =>
      withSteps(call.shell, (onStep) => installer.remove(name, { forget, signal: stop, onStep })),
    );
    return { data: removed, text: showRemoved(removed, forget, call) };
  },
};

async function shallForget({ shell, flag, peregrine }: Call, name: string): Promise<boolean> {
  if (flag("forget") || flag("keep") || !canAsk(shell)) return flag("forget");
  const { integrations } = await peregrine.list();
  const one = integrations.find(
    (integration) => integration.name === name || integration.packageName === name,
  );
  if (!one?.configured) return false;
  return askYes(shell, "Remove its connection, and forget what was synced, too?", false);
}

function showRemoved(
  { name, packageName, disconnected, forgotten }: Removed,
  forget: boolean,
  { paint }: Call,
): string {
  const line = `${paint.green("✓")} ${paint.bold(printable(name))} is removed (${printable(packageName)}).`;
  if (!forget) return `${line} Its connection and its memory stay, for when it comes back.`;
  const connection = disconnected ? "Its connection is removed, too." : "It had no connection.";
  return `${line} ${connection} ${count(forgotten, "record")} forgotten.`;
}
