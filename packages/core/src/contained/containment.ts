import { PeregrineError } from "../errors.ts";

const CONTAINMENTS = ["third-party", "all", "none"] as const;

/** Which integrations run in a process of their own: those that are not of the `@peregrine` scope, all, or none. */
export type Containment = (typeof CONTAINMENTS)[number];

/**
 * What `PEREGRINE_CONTAINMENT` says; those of third parties if it says nothing.
 *
 * @throws PeregrineError `invalid_config` for another word: a typing mistake must not switch it off
 */
export function containmentOf(env: Readonly<Record<string, string | undefined>>): Containment {
  const word = env["PEREGRINE_CONTAINMENT"] || "third-party";
  const known = CONTAINMENTS.find((one) => one === word);
  if (known) return known;
  throw new PeregrineError("invalid_config", `PEREGRINE_CONTAINMENT is "${word}", which means nothing here`, {
    hint: `Unset it, or set it to one of: ${CONTAINMENTS.join(", ")}`,
  });
}

/** Does this one run in a process of its own? */
export function isContained(containment: Containment, { official }: { official: boolean }): boolean {
  return containment === "third-party" ? !official : containment === "all";
}
