import type { UpdateResult } from "@peregrine/installer";
import { UsageError, type Answer, type Call, type Command } from "../command.ts";
import { openInstaller } from "../open-installer.ts";
import { showUpdates } from "../show/show-updates.ts";
import { withSteps } from "../show/with-steps.ts";
import { printable } from "../terminal/printable.ts";
import { withInterrupt } from "../terminal/with-interrupt.ts";

export const update: Command = {
  name: "update",
  args: "[NAME…]",
  arity: [0, Infinity],
  summary: "update integrations, and go back if one no longer works for you",
  about: [
    "Installs the newest version that fits, loads it, and tests it on your own connection. If that fails where the old version worked, the old one comes back at once, and the new one is skipped until a newer is out; naming the integration tries it again.",
    "A community package that changed hands (another publisher, or no proof any more of where it was built) is held back until you say --yes.",
    "An update that is killed on the way is taken back by the next command.",
  ],
  options: [
    { name: "all", summary: "update all integrations of the home" },
    { name: "yes", summary: "trust packages that changed hands" },
  ],
  examples: [
    { call: "peregrine update acme", does: "one integration" },
    { call: "peregrine update --all --json", does: "all, for a script" },
  ],
  json: "`updates`: of each its `name`, `packageName`, `before`, `newest`, and `state`: `updated`, `current`, `rolled_back`, `skipped`, `held` or `failed`, with `tested`, `reason`, `failure` and `needsConsent` where known.",
  failed: "The update failed.",
  async run(call) {
    const names = namesOf(call);
    const installer = await openInstaller(call);
    const updates = await withInterrupt(call.shell, ({ stop }) =>
      withSteps(call.shell, (onStep) =>
        installer.update(names, { trusted: call.flag("yes"), signal: stop, onStep }),
      ),
    );
    return { data: { updates }, text: showUpdates(updates, call.paint), ...failureOf(updates) };
  },
};

function namesOf({ args, flag }: Call): readonly string[] {
  if (flag("all") === args.length > 0) {
    throw new UsageError('"peregrine update" needs names, or --all', "For instance: peregrine update --all");
  }
  return args;
}

/** A version that was taken back is told, and is a failure: something is not as the user wanted it. */
function failureOf(updates: readonly UpdateResult[]): Pick<Answer, "failure" | "headline"> {
  const failed = updates.find(({ state }) => state === "failed" || state === "rolled_back");
  if (!failed?.failure) return {};
  const headline =
    failed.state === "failed"
      ? `${printable(failed.name)} was not updated.`
      : `${printable(failed.name)} ${printable(failed.newest ?? "")} does not work for you; ${printable(failed.before)} is back.`;
  return { failure: failed.failure, headline };
}
