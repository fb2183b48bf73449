import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** What came of the contract suite's checks. */
export interface Matrix {
  passed: number;
  failed: string[];
  skipped: number;
}

interface VitestReport {
  testResults: {
    assertionResults: { status: string; title: string; failureMessages: string[] }[];
    message: string;
  }[];
}

const VITEST = "node_modules/vitest/vitest.mjs";
const SUITE = "packages/integration-myservice/src/contract.test.ts";
const root = fileURLToPath(new URL("../../", import.meta.url));

/** Runs MyService's contract suite, with kills at every request, and counts. */
export async function runMatrix(): Promise<Matrix> {
  const folder = await mkdtemp(join(tmpdir(), "peregrine-prove-"));
  try {
    const file = join(folder, "report.json");
    const child = spawn(process.execPath, [VITEST, "run", SUITE, "--reporter=json", `--outputFile=${file}`], {
      cwd: root,
      env: { ...process.env, PEREGRINE_KILLS: "all" },
      stdio: ["ignore", "ignore", "inherit"],
    });
    await once(child, "exit");
    return counted(JSON.parse(await readFile(file, "utf8")));
  } finally {
    await rm(folder, { recursive: true });
  }
}

function counted({ testResults }: VitestReport): Matrix {
  const results = testResults.flatMap(({ assertionResults }) => assertionResults);
  const failed = results.filter(({ status }) => status === "failed");
  return {
    passed: results.filter(({ status }) => status === "passed").length,
    failed: failed.map(({ title, failureMessages }) => `${title}: ${failureMessages[0] ?? ""}`),
    skipped: results.filter(({ status }) => status !== "passed" && status !== "failed").length,
  };
}
