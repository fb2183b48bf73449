import { PeregrineError } from "@peregrine/core/host";
import type { Installer, Misfit, Offer, SearchResult } from "@peregrine/installer";
import type { Call } from "../command.ts";
import { trustLines } from "../show/show-trust.ts";
import { withSteps } from "../show/with-steps.ts";
import { paintFor } from "../terminal/paint.ts";
import { printable } from "../terminal/printable.ts";
import { canAsk } from "../terminal/shell.ts";
import { askPackage, askYes, nothingDone } from "./ask-packages.ts";

/**
 * Finds the one package that is meant; where there are several, or it does not fit, the person decides.
 *
 * @throws PeregrineError with what to write instead, when nobody can be asked
 */
export async function chooseOffer(
  call: Call,
  installer: Installer,
  spec: string,
  signal: AbortSignal,
): Promise<Offer> {
  const { shell } = call;
  const found = await withSteps(shell, (onStep) => installer.find(spec, { signal, onStep }));
  if (found.kind === "offer") return found.offer;
  if (found.kind === "choices") {
    if (!canAsk(shell)) throw ambiguous(found.name, found.choices);
    const wanted = /@.+$/.exec(spec)?.[0] ?? "";
    return chooseOffer(
      call,
      installer,
      (await askPackage(shell, found.name, found.choices)) + wanted,
      signal,
    );
  }
  const { packageName, version, reason, fits } = found.misfit;
  if (fits === undefined || !canAsk(shell)) throw doesNotFit(found.misfit);
  shell.err.write(`${printable(packageName)} ${printable(version)} cannot be used: ${printable(reason)}.\n`);
  if (!(await askYes(shell, `Take ${printable(fits)} instead, the newest that fits?`, true)))
    throw nothingDone();
  return chooseOffer(call, installer, `${packageName}@${fits}`, signal);
}

/**
 * Has a person said that a community package is trusted? Shows what is known about it and asks, unless `--yes` said so.
 *
 * @throws PeregrineError `cancelled` when the answer is no
 */
export async function askForTrust({ shell, flag }: Call, offer: Offer): Promise<boolean> {
  const { facts, packageName, version, needsConsent } = offer;
  if (!needsConsent || flag("yes")) return true;
  if (!canAsk(shell)) return false;
  const paint = paintFor(shell.err, shell.env);
  const head = `${paint.bold(printable(packageName))} ${printable(version)} is made by the community, not by Peregrine.`;
  shell.err.write(`${[head, ...(facts ? trustLines(facts, Date.now(), paint) : [])].join("\n")}\n`);
  if (await askYes(shell, "Do you trust it with your connection and your jobs?", false)) return true;
  throw nothingDone();
}

function ambiguous(name: string, choices: readonly SearchResult[]): PeregrineError {
  const names = choices.map(({ packageName }) => packageName);
  const message = `Several packages have the integration "${name}": ${names.join(", ")}`;
  return new PeregrineError("invalid_config", message, {
    hint: `Name the one you mean: peregrine add ${names[0]}`,
  });
}

function doesNotFit({ packageName, version, reason, fits }: Misfit): PeregrineError {
  const hint =
    fits === undefined
      ? "No version of it fits; update Peregrine, or ask its author."
      : `The newest version that fits: peregrine add ${packageName}@${fits}`;
  return new PeregrineError("incompatible", `${packageName} ${version} cannot be used: ${reason}`, { hint });
}
