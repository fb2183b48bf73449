import { readFile, writeFile, mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { discover } from "@peregrine/core/host";
import { lastLines, runTool } from "../run-tool.ts";
import { pack } from "./pack.ts";
import type { PackedPackage } from "./packed-package.ts";
import type { CheckResult } from "./verification.ts";

const INSTALLED = { id: "installed", title: "npm installs it in an empty folder" };
const LISTED = { id: "listed", title: "Peregrine lists it there" };
const LOADED = { id: "loaded", title: "its class loads, and is what its manifest says" };

/** Installs a package beside the present core in an empty folder, lists it there, and loads its class in a process of its own. */
export async function tryInstall(
  packed: PackedPackage,
  work: string,
  signal?: AbortSignal,
): Promise<CheckResult[]> {
  const home = join(work, "home");
  const failed = await install(packed, home, await packCore(join(work, "core"), signal), signal);
  const listed = failed.length > 0 ? undefined : await listProblems(packed, home);
  const loaded = listed?.length === 0 ? await loadProblems(packed, home, signal) : undefined;
  return [
    resultOf(INSTALLED, failed),
    resultOf(LISTED, listed, "it was not installed"),
    resultOf(LOADED, loaded, "it was not listed"),
  ];
}

function resultOf(
  check: Pick<CheckResult, "id" | "title">,
  notes: string[] | undefined,
  why = "",
): CheckResult {
  if (notes === undefined) return { ...check, outcome: "not run", notes: [why] };
  return { ...check, outcome: notes.length === 0 ? "passed" : "failed", notes };
}

/** The core that runs here: what is verified is verified with it. */
async function packCore(into: string, signal?: AbortSignal): Promise<string> {
  const dir = dirname(createRequire(import.meta.url).resolve("@peregrine/core/package.json"));
  await mkdir(into);
  return (await pack({ dir, spec: dir }, into, signal)).tarball;
}

async function install(
  { tarball }: PackedPackage,
  home: string,
  core: string,
  signal?: AbortSignal,
): Promise<string[]> {
  await mkdir(home);
  await writeFile(join(home, "package.json"), JSON.stringify({ name: "empty-folder", private: true }));
  const quiet = ["--no-audit", "--no-fund", "--no-update-notifier", "--ignore-scripts", "--prefer-offline"];
  const { code, all } = await runTool("npm", ["install", ...quiet, tarball, core], { cwd: home, signal });
  return code === 0 ? [] : [`npm could not install it:\n${lastLines(all)}`];
}

async function listProblems({ name }: PackedPackage, homeDir: string): Promise<string[]> {
  const { found, problems } = discover({ homeDir });
  const own = problems.filter((problem) => problem.packageName === name);
  if (own.length > 0) return own.map(({ reason }) => reason);
  return found.some(({ packageName }) => packageName === name) ? [] : ["Peregrine does not see it"];
}

/** Core's own command imports the class in its process, and compares the two. */
async function loadProblems({ name }: PackedPackage, home: string, signal?: AbortSignal): Promise<string[]> {
  const core = join(home, "node_modules/@peregrine/core");
  const { bin } = JSON.parse(await readFile(join(core, "package.json"), "utf8"));
  const script = join(core, bin["peregrine-manifest"]);
  const cwd = join(home, "node_modules", name);
  const { code, all } = await runTool(process.execPath, [script, "--check"], { cwd, signal });
  return code === 0 ? [] : [lastLines(all).replace(/^peregrine-manifest: /, "")];
}
