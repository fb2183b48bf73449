import { fileURLToPath } from "node:url";
import { result, type BenchResult } from "./bench-result.ts";
import { emptyModule } from "./empty-module.ts";
import { against, interleave, median } from "./interleave.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const CLI = fileURLToPath(new URL("../packages/cli/dist/peregrine.cjs", import.meta.url));

/** What `peregrine --version` and `--help` cost over starting Node on an empty module. */
export async function run(): Promise<BenchResult[]> {
  const cwd = temporaryFolder();
  const node = { args: [emptyModule(cwd)], cwd };
  const version = { args: [CLI, "--version"], cwd };
  const help = { args: [CLI, "--help"], cwd };
  const times = await interleave({ node, version, help }, 25);
  return [
    result(
      "peregrine --version",
      median(times.version) / median(times.node),
      1.15,
      against(times.version, times.node),
    ),
    result("peregrine --help", median(times.help) / median(times.node), 1.6, against(times.help, times.node)),
  ];
}
