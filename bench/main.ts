import { readdirSync } from "node:fs";
import { basename } from "node:path";
import type { Bench, BenchResult } from "./bench-result.ts";

/** Runs the benchmarks whose names contain the word given, or all: `node bench/main.ts [NAME] [--json]`. */
async function main(args: readonly string[]): Promise<void> {
  const json = args.includes("--json");
  const wanted = args.find((arg) => !arg.startsWith("--")) ?? "";
  const results: BenchResult[] = [];
  for (const name of names().filter((name) => name.includes(wanted))) {
    const module: Partial<Bench> = await import(`./${name}.ts`);
    if (!module.run) continue;
    if (!json) process.stderr.write(`${name} …\n`);
    results.push(...(await module.run()));
  }
  console.log(json ? JSON.stringify(results, null, 2) : table(results));
  if (results.length === 0 || results.some(({ ok }) => !ok)) process.exitCode = 1;
}

/** Every file here is a candidate but this one; those without `run` are what the others are made of. */
function names(): string[] {
  const files = readdirSync(import.meta.dirname).filter(
    (file) => file.endsWith(".ts") && !file.endsWith(".test.ts"),
  );
  return files.map((file) => basename(file, ".ts")).filter((name) => name !== "main");
}

function table(results: readonly BenchResult[]): string {
  const rows = results.map(({ name, ratio, target, ok, detail = "" }) => [
    ok ? "✓" : "✗",
    name,
    `× ${ratio.toFixed(2)}`,
    `(at most ${target})`,
    detail,
  ]);
  const widths = [0, 1, 2, 3].map((at) => Math.max(0, ...rows.map((row) => row[at]!.length)));
  return rows
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

await main(process.argv.slice(2));
