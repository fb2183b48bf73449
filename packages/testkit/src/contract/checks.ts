import { stoppedAtOnce, stoppedOnce } from "./checks/cancel.ts";
import { missingTarget, outages, passesAndOnlyReads, wrongToken } from "./checks/connection.ts";
import { connectRefusesWhatIsMissing, fieldsAndNames, valuesSurviveAFile } from "./checks/form.ts";
import { killedWhileCreating, killedWhileUpdating } from "./checks/kills.ts";
import * as answers from "./checks/lost-answers.ts";
import * as limits from "./checks/rate-limits.ts";
import { removedTarget, renamedColumn, revokedToken } from "./checks/refusals.ts";
import { noSecretAnywhere } from "./checks/secrets.ts";
import * as syncing from "./checks/syncing.ts";
import { everyText } from "./checks/text.ts";
import type { IntegrationUnderTest } from "./integration-under-test.ts";

/** All checks of the contract, by the names they are reported and skipped under. */
const CHECKS = {
  "the class has a name, a label and a tier, and its fields keys, labels and types": fieldsAndNames,
  "it connects with its values, and not without a required one": connectRefusesWhatIsMissing,
  "its values survive being saved and loaded": valuesSurviveAFile,
  "the connection test passes, and only reads": passesAndOnlyReads,
  "a wrong token is auth, and its field is to blame": wrongToken,
  "a missing target is not_found, and its field is to blame": missingTarget,
  "an outage has its own code: network, unavailable, rate_limited or timeout": outages,
  "two runs write once": syncing.twoRunsWriteOnce,
  "a changed field is written alone": syncing.writesOnlyWhatChanged,
  "what a person edited elsewhere survives": syncing.editsSurvive,
  "a record that a person trashed is not made again": syncing.trashedStaysTrashed,
  "a lost memory doubles nothing": syncing.lostMemoryDoublesNothing,
  "long, empty, right-to-left, emoji and broken text": everyText,
  "429 without Retry-After": limits.noRetryAfter,
  "429 with Retry-After: 0": limits.retryAfter0,
  "429 with Retry-After: 0.5": limits.retryAfterHalf,
  "429 with Retry-After: 1": limits.retryAfter1,
  "429 with Retry-After: 60": limits.retryAfter60,
  "429 with Retry-After: 3600": limits.retryAfterAnHour,
  "429 with an HTTP date": limits.retryAfterDate,
  "429 with a Retry-After that makes no sense": limits.retryAfterGarbage,
  "server errors, also after the service has acted": answers.serverErrorsAfterCommit,
  "a timeout after success": answers.timeoutAfterSuccess,
  "dropped connections, before and after the service has acted": answers.droppedSockets,
  "truncated answers": answers.truncatedBodies,
  "stalled answers": answers.stalledBodies,
  "a token revoked in mid-run stops it at once": revokedToken,
  "a target removed in mid-run stops it": removedTarget,
  "a renamed column": renamedColumn,
  "stopped by a person, it finishes what is in flight": stoppedOnce,
  "stopped twice, it ends now and loses nothing": stoppedAtOnce,
  "killed at requests of a sync that creates": killedWhileCreating,
  "killed at requests of a sync that updates": killedWhileUpdating,
  "no secret in any event, report, log, address or ledger file": noSecretAnywhere,
} as const satisfies Record<string, (options: IntegrationUnderTest) => Promise<void>>;

/** Checks of what goes on between a destination and a network. */
const NETWORK: ReadonlySet<string> = new Set([
  "a wrong token is auth, and its field is to blame",
  "an outage has its own code: network, unavailable, rate_limited or timeout",
  "server errors, also after the service has acted",
  "a timeout after success",
  "dropped connections, before and after the service has acted",
  "truncated answers",
  "stalled answers",
  "a token revoked in mid-run stops it at once",
  "no secret in any event, report, log, address or ledger file",
  "429 without Retry-After",
  "429 with Retry-After: 0",
  "429 with Retry-After: 0.5",
  "429 with Retry-After: 1",
  "429 with Retry-After: 60",
  "429 with Retry-After: 3600",
  "429 with an HTTP date",
  "429 with a Retry-After that makes no sense",
] satisfies CheckName[]);

/** The name of a check. */
export type CheckName = keyof typeof CHECKS;

/** Everything the contract suite is told. */
export interface ContractOptions extends IntegrationUnderTest {
  /** Checks left out, each with the reason, which is printed. */
  skip?: Partial<Record<CheckName, string>>;
}

/** One thing that every integration is held to, for any runner: it passes when `run` resolves. */
export type ContractCheck = { name: CheckName } & ({ run(): Promise<void> } | { skip: string });

const NO_NETWORK = "it has no network";

/** Names of all checks, in the order they run. */
export const CHECK_NAMES: readonly CheckName[] = Object.keys(CHECKS).filter(
  (name): name is CheckName => name in CHECKS,
);

/**
 * The contract suite, as data.
 *
 * @throws TypeError when a reason to skip is empty, or names no check
 *
 * @example
 * for (const check of contractChecks(options)) if ("run" in check) await check.run();
 */
export function contractChecks(options: ContractOptions): ContractCheck[] {
  const { skip = {}, service } = options;
  for (const [name, reason] of Object.entries(skip)) {
    if (!Object.hasOwn(CHECKS, name)) throw new TypeError(`There is no check "${name}" to skip`);
    if (reason.trim() === "") throw new TypeError(`"${name}" is skipped without a reason`);
  }
  return CHECK_NAMES.map((name) => {
    const reason = skip[name] ?? (service.network === false && NETWORK.has(name) ? NO_NETWORK : undefined);
    return reason === undefined ? { name, run: () => CHECKS[name](options) } : { name, skip: reason };
  });
}
