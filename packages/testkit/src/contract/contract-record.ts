import { appendFileSync } from "node:fs";
import type { ContractCheck } from "./checks.ts";

/** The variable that names the file; tools that run a package's tests set it, to read what became of each check. */
const VARIABLE = "PEREGRINE_CONTRACT_RECORD";

/**
 * Writes down what becomes of each check, one line of JSON each, into the file that `PEREGRINE_CONTRACT_RECORD` names:
 * first `{ integration, checks }`, the names of all there are, then `{ integration, check, result, reason? }`, where
 * `result` is `"passed"`, `"failed"` or `"skipped"`. Without the variable, nothing is written.
 */
export class ContractRecord {
  readonly #integration: string;
  readonly #file: string | undefined;

  constructor(integration: string, env: Readonly<Record<string, string | undefined>> = process.env) {
    this.#integration = integration;
    this.#file = env[VARIABLE] || undefined;
  }

  begin(checks: readonly ContractCheck[]): void {
    this.#write({ checks: checks.map(({ name }) => name) });
    for (const check of checks)
      if ("skip" in check) this.#write({ check: check.name, result: "skipped", reason: check.skip });
  }

  /** Runs a check, and writes down how it ended. */
  async run({ name, run }: Extract<ContractCheck, { run(): Promise<void> }>): Promise<void> {
    try {
      await run();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#write({ check: name, result: "failed", reason });
      throw error;
    }
    this.#write({ check: name, result: "passed" });
  }

  #write(line: object): void {
    if (this.#file === undefined) return;
    appendFileSync(this.#file, `${JSON.stringify({ integration: this.#integration, ...line })}\n`);
  }
}
