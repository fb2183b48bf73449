import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { result, type BenchResult } from "./bench-result.ts";
import { emptyModule } from "./empty-module.ts";
import { against, interleave, ratio } from "./interleave.ts";
import { temporaryFolder } from "./temporary-folder.ts";
import { writeIntegration } from "./homes.ts";

const CLI = fileURLToPath(new URL("../packages/cli/dist/peregrine.cjs", import.meta.url));
const PACKAGES = 1000;
const INTEGRATIONS = 20;

/** What `peregrine list` costs over starting Node on an empty module, with 20 integrations among 1,000 packages. */
export async function run(): Promise<BenchResult[]> {
  const cwd = crowdedHome();
  const times = await interleave(
    { node: { args: [emptyModule(cwd)], cwd }, list: { args: [CLI, "list", "--home", cwd], cwd } },
    25,
  );
  return [result("peregrine list", ratio(times.list, times.node), 1.35, against(times.list, times.node))];
}

/** A home with many packages, few of them integrations, all connected. */
function crowdedHome(): string {
  const home = temporaryFolder();
  mkdirSync(join(home, "config/integrations"), { recursive: true });
  writeFileSync(join(home, "config/user.yaml"), "tier: paid\n");
  for (let at = 0; at < PACKAGES - INTEGRATIONS; at += 1) {
    const dir = join(home, "node_modules", `package-${at}`);
    mkdirSync(dir, { recursive: true });
    writeFileSync(join(dir, "package.json"), JSON.stringify({ name: `package-${at}`, version: "1.0.0" }));
  }
  for (let at = 0; at < INTEGRATIONS; at += 1) {
    const name = `service_${at}`;
    const packageName = `peregrine-integration-service-${at}`;
    writeIntegration(
      join(home, "node_modules", packageName),
      packageName,
      name,
      "export default undefined;\n",
    );
    writeFileSync(join(home, "config/integrations", `${name}.yaml`), "api_key: k\n");
  }
  return home;
}
