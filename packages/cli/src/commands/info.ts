import type { Command } from "../command.ts";
import { openInstaller } from "../open-installer.ts";
import { showInfo } from "../show/show-info.ts";
import { printable } from "../terminal/printable.ts";
import { withInterrupt } from "../terminal/with-interrupt.ts";
import { withNotice } from "../terminal/with-notice.ts";

export const info: Command = {
  name: "info",
  args: "NAME[@VERSION]",
  arity: [1, 1],
  summary: "show what is known about an integration, installed or not",
  about: [
    "Who published it and when, where it was built and whether that is proven, what it talks to, what its form asks for, which versions there are and which of them fit. Installs and runs nothing.",
  ],
  options: [],
  examples: [
    { call: "peregrine info acme", does: "before you add it" },
    {
      call: "peregrine info @scope/peregrine-integration-acme@1.2.0 --json",
      does: "one version, for a script",
    },
  ],
  json: "`name`, `packageName`, `official`, `label`, `summary`, `tier`, `fields`, `versions` (each with its `tags`, and `misfit` if it does not fit), `facts` about where the version comes from, `installed`, and `failure` when the registry could not be asked about what is installed.",
  failed: "Nothing could be found out.",
  async run(call) {
    const installer = await openInstaller(call);
    const [spec = ""] = call.args;
    const answer = await withInterrupt(call.shell, ({ stop }) =>
      withNotice(call.shell, `Looking up ${printable(spec)}…`, () => installer.info(spec, { signal: stop })),
    );
    return { data: answer, text: showInfo(answer, Date.now(), call.paint) };
  },
};
