import type { Command } from "../command.ts";
import { showStatus } from "../show/show-status.ts";

export const status: Command = {
  name: "status",
  args: "",
  arity: [0, 0],
  summary: "show how each connection fares",
  about: ["By the last test and the last run; no service is asked. `peregrine test` asks them."],
  options: [],
  examples: [{ call: "peregrine status", does: "all connections" }],
  json: "`connections`: of each its `name`, `label`, `state` (`verified`, `failing`, `untested`, `locked`, `broken`, `missing`), `records`, and where known `lastCheck`, `lastRun` and `reason`.",
  failed: "The connections could not be looked up.",
  async run({ peregrine, paint }) {
    const connections = await peregrine.status();
    return { data: { connections }, text: showStatus(connections, Date.now(), paint) };
  },
};
