import type { Added, Offer } from "@peregrine/installer";
import type { Call, Command } from "../command.ts";
import { openInstaller } from "../open-installer.ts";
import { askForTrust, chooseOffer } from "../prompt/choose-offer.ts";
import { warningLines } from "../show/warnings.ts";
import { withSteps } from "../show/with-steps.ts";
import type { Paint } from "../terminal/paint.ts";
import { printable } from "../terminal/printable.ts";
import { withInterrupt } from "../terminal/with-interrupt.ts";

export const add: Command = {
  name: "add",
  args: "NAME[@VERSION]",
  arity: [1, 1],
  summary: "install an integration",
  about: [
    "Installs with npm, into the home, and runs no install script. A name means the official package, and without one a community package of this name; you are asked before anything of the community is installed, and shown who made it. A path of a folder or a .tgz installs a package of your own.",
    "A package that does not fit this Peregrine or this Node.js is refused before anything is written. When npm fails, everything is as before.",
    "A plain npm install in the home is just as good.",
  ],
  options: [{ name: "yes", summary: "trust a community package without being asked" }],
  examples: [
    { call: "peregrine add acme", does: "the integration for Acme" },
    {
      call: "peregrine add @scope/peregrine-integration-acme@1.2.0 --yes",
      does: "a version of a community package, in a script",
    },
    { call: "peregrine add ./my-integration", does: "a package of your own" },
  ],
  json: "`name`, `label`, `packageName`, `version`, `before` (the version that was there), `configured`, and `facts` about where it comes from.",
  failed: "Nothing was installed.",
  async run(call) {
    const installer = await openInstaller(call);
    return withInterrupt(call.shell, async ({ stop }) => {
      const offer = await chooseOffer(call, installer, call.args[0] ?? "", stop);
      const trusted = await askForTrust(call, offer);
      const added = await withSteps(call.shell, (onStep) =>
        installer.add(offer, { trusted, signal: stop, onStep }),
      );
      const facts = offer.facts ? { facts: offer.facts } : {};
      return { data: { ...added, ...facts }, text: showAdded(added, offer, call) };
    });
  },
};

function showAdded(
  { name, label, version, before, configured }: Added,
  { facts }: Offer,
  { paint }: Call,
): string {
  const from = before === undefined || before === version ? "" : `, in place of ${printable(before)}`;
  const line = `${paint.green("✓")} ${paint.bold(printable(label))} ${printable(version)} is installed${from}.`;
  const warnings = facts?.deprecated === undefined ? [] : [`Its author says: ${facts.deprecated}`];
  return [line, ...warningLines(warnings, paint), nextStep(name, configured, paint)].join("\n");
}

function nextStep(name: string, configured: boolean, paint: Paint): string {
  return configured
    ? `${paint.cyan("→")} See that its connection works: peregrine test ${name}`
    : `${paint.cyan("→")} Connect it: peregrine connect ${name}`;
}
