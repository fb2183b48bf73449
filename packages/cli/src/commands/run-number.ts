import { UsageError } from "../command.ts";

/** @throws UsageError for what is no whole number from 1 */
export function wholeNumber(what: string, text: string): number {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new UsageError(
    `${what} is a whole number, not "${text}"`,
    "Runs and their numbers: peregrine history",
  );
}

/** The number of a run in the history. */
export function runNumber(text: string): number {
  return wholeNumber("A run", text);
}
