import { contractChecks, type ContractOptions } from "./checks.ts";
import { ContractRecord } from "./contract-record.ts";

/** What we need of a test runner; Vitest, Jest and `node:test` have it. */
export interface TestRunner {
  describe(name: string, body: () => void): unknown;
  test: {
    (name: string, body: () => Promise<void>, timeoutMs?: number): unknown;
    skip(name: string, body: () => void): unknown;
  };
}

/** Enough for any check on a busy machine; kills at every request take longer, and say so. */
const TIMEOUT_MS = 120_000;
const EVERY_KILL_TIMEOUT_MS = 600_000;

/**
 * Turns the contract suite into tests: one for each check, skipped ones with their reason in the name. Where the variable
 * `PEREGRINE_CONTRACT_RECORD` names a file, what becomes of each check is also written there.
 *
 * @param options - the integration, how to run its service, and `runner` where `describe` and `test` are no globals
 * @throws TypeError when there is no runner
 *
 * @example
 * import { describe, test } from "vitest";
 * describeIntegration({ Integration: Acme, module: new URL("./index.ts", import.meta.url), config, service, runner: { describe, test } });
 */
export function describeIntegration(options: ContractOptions & { runner?: TestRunner }): void {
  const { describe, test } = options.runner ?? globalRunner();
  const timeoutMs = options.kills === "all" ? EVERY_KILL_TIMEOUT_MS : TIMEOUT_MS;
  const where = options.contained === true ? " contained in a process of its own" : "";
  describe(`${options.Integration.label} keeps the contract${where}`, () => {
    const checks = contractChecks(options);
    const record = new ContractRecord(options.Integration.name);
    record.begin(checks);
    for (const check of checks) {
      if ("skip" in check) test.skip(`${check.name} (left out: ${check.skip})`, () => undefined);
      else test(check.name, () => record.run(check), timeoutMs);
    }
  });
}

function globalRunner(): TestRunner {
  const { describe, test }: Partial<TestRunner> = globalThis as Partial<TestRunner>;
  if (describe && test) return { describe, test };
  throw new TypeError("There is no `describe` and `test` here: pass your runner's as `runner`");
}
