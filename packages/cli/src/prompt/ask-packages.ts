import { confirm, isCancel, select } from "@clack/prompts";
import { PeregrineError } from "@peregrine/core/host";
import type { SearchResult } from "@peregrine/installer";
import { printable } from "../terminal/printable.ts";
import type { Shell } from "../terminal/shell.ts";

/** Asks for a yes or a no; leaving the question is a no. */
export async function askYes(shell: Shell, message: string, initialValue: boolean): Promise<boolean> {
  const answer = await confirm({ message, initialValue, input: shell.stdin, output: shell.prompts });
  return answer === true;
}

/**
 * Asks which of several packages is meant.
 *
 * @throws PeregrineError `cancelled` when the person leaves the question
 */
export async function askPackage(
  shell: Shell,
  name: string,
  choices: readonly SearchResult[],
): Promise<string> {
  const options = choices.map(({ packageName, version, publisher }) => ({
    value: packageName,
    label: printable(packageName),
    hint: `${printable(version)}${publisher === undefined ? "" : ` by ${printable(publisher)}`}`,
  }));
  const message = `Several packages have the integration "${printable(name)}". Which one?`;
  const answer = await select({ message, options, input: shell.stdin, output: shell.prompts });
  if (isCancel(answer)) throw nothingDone();
  return answer;
}

/** The answer was no. */
export function nothingDone(): PeregrineError {
  return new PeregrineError("cancelled", "Nothing was changed", { hint: "Run it again whenever you like." });
}
