import type { Peregrine } from "@peregrine/core/host";
import type { Command } from "../command.ts";
import { showList } from "../show/show-list.ts";

export const list: Command<Pick<Peregrine, "list">> = {
  name: "list",
  args: "",
  arity: [0, 0],
  summary: "show what is installed, and what is connected",
  about: [
    "Reads package manifests only: no code of an integration is run. A package that cannot be used is shown with the reason; it never hides the others.",
  ],
  options: [],
  examples: [
    { call: "peregrine list", does: "what is there" },
    { call: "peregrine list --json", does: "the same, for a script" },
  ],
  json: "`integrations`: name, label, tier, packageName, version, official, category, configured, locked of each. `problems`: packages that cannot be used, each with its reason. `orphans`: names that have a connection but no installed package.",
  failed: "The integrations could not be listed.",
  async run({ peregrine, paint }) {
    const listing = await peregrine.list();
    return { data: listing, text: showList(listing, paint) };
  },
};
