import { PeregrineError } from "@peregrine/core/host";

/**
 * A run's number in the path.
 *
 * @throws PeregrineError `not_found` for what is no number: no run has it
 */
export function runNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new PeregrineError("not_found", "A run is named by its number");
  return Number(text);
}
