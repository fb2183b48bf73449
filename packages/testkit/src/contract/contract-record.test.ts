import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { ContractCheck } from "./checks.ts";
import { ContractRecord } from "./contract-record.ts";

test("what becomes of each check is written down, a failure with its reason, which the runner still sees", async () => {
  const folder = mkdtempSync(join(tmpdir(), "contract-record-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "record.ndjson");
  const passes = { name: "two runs write once", run: async () => undefined } as const;
  const fails = {
    name: "a renamed column",
    run: () => Promise.reject(new Error("No column\nis named")),
  } as const;
  const skipped = { name: "truncated answers", skip: "it has no network" } as const;
  const checks = [passes, fails, skipped] satisfies ContractCheck[];
  const record = new ContractRecord("acme", { PEREGRINE_CONTRACT_RECORD: file });
  record.begin(checks);
  await record.run(passes);
  await expect(record.run(fails)).rejects.toThrow("No column");
  const lines = readFileSync(file, "utf8").trim().split("\n");
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { integration: "acme", checks: ["two runs write once", "a renamed column", "truncated answers"] },
    { integration: "acme", check: "truncated answers", result: "skipped", reason: "it has no network" },
    { integration: "acme", check: "two runs write once", result: "passed" },
    { integration: "acme", check: "a renamed column", result: "failed", reason: "No column\nis named" },
  ]);
});

test("without the variable, a check runs as it is", async () => {
  const record = new ContractRecord("acme", {});
  const fails = { name: "two runs write once", run: () => Promise.reject(new Error("Twice")) } as const;
  record.begin([fails]);
  await expect(record.run(fails)).rejects.toThrow("Twice");
});
