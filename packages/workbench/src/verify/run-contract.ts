import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { lastLines, runTool } from "../run-tool.ts";
import { asMap, type JsonMap } from "./packed-package.ts";
import type { CheckResult, ContractResult } from "./verification.ts";

const CHECK = { id: "suite", title: "its tests pass, and the contract suite is among them" };

/** What became of the contract suite. */
export interface ContractRun {
  check: CheckResult;
  contract: ContractResult[];
}

/** The suite of a package that came without its tests. */
export function contractNotRun(why: string): ContractRun {
  return { check: { ...CHECK, outcome: "not run", notes: [why] }, contract: [] };
}

/** Runs a package's own tests, by whatever runner, and reads what the testkit wrote down of the contract suite. */
export async function runContract(dir: string, work: string, signal?: AbortSignal): Promise<ContractRun> {
  const { scripts } = asMap(JSON.parse(await readFile(join(dir, "package.json"), "utf8")));
  if (!("test" in asMap(scripts))) return contractNotRun('its package.json has no script "test"');
  const file = join(work, "contract.ndjson");
  const env = { PEREGRINE_CONTRACT_RECORD: file, CI: "1" };
  const { code, all } = await runTool("npm", ["run", "test"], { cwd: dir, env, signal });
  const contract = readRecord(await readFile(file, "utf8").catch(() => ""));
  const notes = [
    ...(code === 0 ? [] : [`its tests fail:\n${lastLines(all, 30)}`]),
    ...(contract.length > 0
      ? []
      : ["its tests do not run the contract suite: describeIntegration of @peregrine/testkit"]),
    ...contract.filter(({ outcome }) => outcome === "missing").map(({ name }) => `"${name}" did not run`),
    ...contract
      .filter(({ outcome }) => outcome === "failed")
      .map(({ name, reason }) => `"${name}": ${reason?.split("\n", 1)[0]}`),
  ];
  return { check: { ...CHECK, outcome: notes.length === 0 ? "passed" : "failed", notes }, contract };
}

/** Least telling first: where a suite runs twice, once more in a process of its own, say, the worst that became of a check counts. */
const OUTCOMES = ["missing", "skipped", "passed", "failed"] as const;

/** Reads the lines that the testkit writes. */
export function readRecord(text: string): ContractResult[] {
  const results = new Map<string, ContractResult>();
  const note = (result: ContractResult): void => {
    const { outcome } = results.get(result.name) ?? { outcome: "missing" };
    if (OUTCOMES.indexOf(result.outcome) >= OUTCOMES.indexOf(outcome)) results.set(result.name, result);
  };
  for (const { checks, check, result, reason } of linesOf(text)) {
    if (Array.isArray(checks))
      for (const name of checks) if (typeof name === "string") note({ name, outcome: "missing" });
    if (typeof check === "string" && isOutcome(result))
      note({ name: check, outcome: result, ...(typeof reason === "string" ? { reason } : {}) });
  }
  return [...results.values()];
}

function isOutcome(value: unknown): value is "passed" | "failed" | "skipped" {
  return value === "passed" || value === "failed" || value === "skipped";
}

/** A line that a killed process left unfinished is left out. */
function linesOf(text: string): JsonMap[] {
  return text.split("\n").flatMap((line) => {
    try {
      return [asMap(JSON.parse(line))];
    } catch {
      return [];
    }
  });
}
