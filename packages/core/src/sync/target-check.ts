import type { CheckResult } from "../check-result.ts";
import { toError, type Failure } from "../errors.ts";
import { FAILURES } from "../failure-codes.ts";
import { attempt, type Caller } from "./attempt.ts";

/** Does the place that records are in still stand? `unsure`: the service could not be asked just now. */
export type Standing = { is: "there" } | { is: "gone" | "unsure"; failure: Failure };

/**
 * Asks whether credentials and target still hold, as patiently as for any other answer. Several failures at the same time
 * share the answer, which stays for the run, unless it was none.
 */
export class TargetCheck {
  readonly #caller: Caller;
  readonly #check: () => Promise<CheckResult>;
  #standing: Promise<Standing> | undefined;

  constructor(caller: Caller, check: () => Promise<CheckResult>) {
    this.#caller = caller;
    this.#check = check;
  }

  async standing(): Promise<Standing> {
    const asked = (this.#standing ??= this.#ask());
    const standing = await asked;
    if (standing.is === "unsure" && this.#standing === asked) this.#standing = undefined;
    return standing;
  }

  async #ask(): Promise<Standing> {
    const outcome = await attempt(this.#caller, "read", async () => {
      const result = await this.#check();
      if (!result.ok) throw toError(result.failure);
    });
    if (outcome.ok) return { is: "there" };
    const { failure } = outcome;
    return { is: FAILURES[failure.code].retryable ? "unsure" : "gone", failure };
  }
}
