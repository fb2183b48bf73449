import { PeregrineError, type Peregrine } from "@peregrine/core/host";

/**
 * The connections that a command without names is about: all that are not locked.
 *
 * @param verb - what is to be done, for the message
 * @throws PeregrineError `invalid_config` when there are none
 */
export async function connectedNames(peregrine: Peregrine, verb: string): Promise<string[]> {
  const { integrations } = await peregrine.list();
  const names = integrations
    .filter(({ configured, locked }) => configured && !locked)
    .map(({ name }) => name);
  if (names.length > 0) return names;
  const installed = integrations.find(({ locked }) => !locked);
  throw new PeregrineError("invalid_config", `Nothing is connected yet, so there is nothing to ${verb}`, {
    hint: installed
      ? `Connect one first: peregrine connect ${installed.name}`
      : "Install an integration first: peregrine add NAME",
  });
}
