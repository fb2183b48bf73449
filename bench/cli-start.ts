import { fileURLToPath } from "node:url";
import { result, type BenchResult } from "./bench-result.ts";
import { emptyModule } from "./empty-module.ts";
import { against, interleave, ratio } from "./interleave.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const CLI = fileURLToPath(new URL("../packages/cli/dist/peregrine.cjs", import.meta.url));

/** What `peregrine --version` costs over starting Node on an empty module. */
export async function run(): Promise<BenchResult[]> {
  const cwd = temporaryFolder();
  const node = { args: [emptyModule(cwd)], cwd };
  const times = await interleave({ node, version: { args: [CLI, "--version"], cwd } }, 25);
  const detail = against(times.version, times.node);
  return [result("peregrine --version", ratio(times.version, times.node), 1.15, detail)];
}
