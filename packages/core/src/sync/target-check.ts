import type { CheckResult } from "../check-result.ts";

/** Asks once a run whether credentials and target still hold; several failures at the same time share the answer. */
export class TargetCheck {
  readonly #check: () => Promise<CheckResult>;
  #result: Promise<CheckResult> | undefined;

  constructor(check: () => Promise<CheckResult>) {
    this.#check = check;
  }

  once(): Promise<CheckResult> {
    return (this.#result ??= this.#check());
  }
}
