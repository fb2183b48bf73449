import type { Command } from "../command.ts";
import { printable } from "../terminal/printable.ts";
import { count } from "../terminal/time.ts";

export const disconnect: Command = {
  name: "disconnect",
  args: "NAME",
  arity: [1, 1],
  summary: "remove a saved connection",
  about: [
    "Removes the connection's file with its secrets. What was synced stays at the service, and the memory of it stays here, so that connecting again goes on where it ended. With --forget that memory goes too; a later sync then looks for the records at the service before it makes any.",
  ],
  options: [{ name: "forget", summary: "also forget which records were synced" }],
  examples: [
    { call: "peregrine disconnect acme", does: "remove the connection" },
    { call: "peregrine disconnect acme --forget", does: "begin anew next time" },
  ],
  json: "`removed`: whether there was a connection. `forgotten`: how many records were forgotten.",
  failed: "The connection was not removed.",
  async run({ args, flag, paint, peregrine }) {
    const [name = ""] = args;
    const result = await peregrine.disconnect(name, { forget: flag("forget") });
    const forgotten = flag("forget") ? ` ${count(result.forgotten, "record")} forgotten.` : "";
    const text = result.removed
      ? `${paint.green("✓")} ${printable(name)} is disconnected.`
      : `${printable(name)} was not connected.`;
    return { data: result, text: text + forgotten };
  },
};
