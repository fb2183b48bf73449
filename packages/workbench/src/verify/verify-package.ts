import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compareWith } from "./compare-with.ts";
import { pack, sourceOf } from "./pack.ts";
import { checkPackage, INTEGRATION_CHECKS } from "./package-checks.ts";
import { asMap } from "./packed-package.ts";
import { contractNotRun, runContract } from "./run-contract.ts";
import { tryInstall } from "./try-install.ts";
import { lastLines, runTool } from "../run-tool.ts";
import type { CheckResult, Verification } from "./verification.ts";

/** What to verify, and how. */
export interface VerifyOptions {
  /** The folder of a package, or a package of the registry: `"peregrine-integration-acme@1.2.0"`. Default: `cwd`. */
  target?: string;
  /** An earlier version to compare the form with: `"1.0.0"` of the registry, or a folder. */
  against?: string;
  /** False: the package's tests, and with them the contract suite, are not run. */
  tests?: boolean;
  cwd?: string;
  /** Told what is done next, for whoever waits. */
  onStep?(what: string): void;
  signal?: AbortSignal;
}

/**
 * Verifies an integration's package as its users will get it: builds and packs it, looks at the tarball, installs, lists
 * and loads it in an empty folder, and runs its tests with the contract suite. Of a package of the registry, which brings
 * no tests, all but the last. Runs the package's code with the rights of this process: build, tests, class.
 *
 * @throws PeregrineError `not_found` when there is no such package, `schema` when it is none, `unknown` when npm fails
 *
 * @example
 * const { ok, checks } = await verifyPackage({ target: "./peregrine-integration-acme" });
 */
export async function verifyPackage(options: VerifyOptions = {}): Promise<Verification> {
  const { cwd = process.cwd(), target = ".", onStep = () => undefined, signal } = options;
  const source = sourceOf(target, cwd);
  const work = await mkdtemp(join(tmpdir(), "peregrine-verify-"));
  try {
    onStep("building");
    const built = source.dir === undefined ? [] : await build(source.dir, signal);
    onStep("packing");
    const into = join(work, "packed");
    await mkdir(into);
    const packed = await pack(source, into, signal);
    const looked = await checkPackage(packed, INTEGRATION_CHECKS);
    onStep("installing in an empty folder");
    const tried = await tryInstall(packed, work, signal);
    onStep("running its tests");
    const { check, contract } = await suiteOf(source.dir, work, options);
    const compared =
      options.against === undefined
        ? undefined
        : await compareWith(packed, { against: options.against, cwd, work, signal });
    const checks = [...built, ...looked, ...tried, check, ...(compared ? [compared.check] : [])];
    return {
      ok: checks.every(({ outcome }) => outcome !== "failed"),
      package: { name: packed.name, version: packed.version },
      checks,
      contract,
      ...(compared ? { comparison: compared.comparison } : {}),
    };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function build(dir: string, signal?: AbortSignal): Promise<CheckResult[]> {
  const { scripts } = asMap(JSON.parse(await readFile(join(dir, "package.json"), "utf8")));
  if (!("build" in asMap(scripts))) return [];
  const { code, all } = await runTool("npm", ["run", "build"], { cwd: dir, signal });
  const notes = code === 0 ? [] : [`its script "build" fails:\n${lastLines(all)}`];
  return [{ id: "build", title: "it builds", outcome: code === 0 ? "passed" : "failed", notes }];
}

async function suiteOf(dir: string | undefined, work: string, { tests = true, signal }: VerifyOptions) {
  if (dir === undefined)
    return contractNotRun("a package of the registry brings no tests: verify its repository");
  return tests ? runContract(dir, work, signal) : contractNotRun("it was asked to leave the tests out");
}
