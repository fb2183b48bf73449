import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { result, type BenchResult } from "./bench-result.ts";
import { runChild, type Figures } from "./child.ts";
import { writeIntegration } from "./homes.ts";
import { against, ratio } from "./interleave.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const ROUNDS = 9;
const PACKAGES = 5000;
const CANDIDATES = 20;

/** Finding 20 integrations among 5,000 packages, over listing the folder and reading the two small files of each. */
export async function run(): Promise<BenchResult[]> {
  const home = temporaryFolder();
  for (let n = 0; n < PACKAGES - CANDIDATES; n += 1)
    mkdirSync(join(home, `node_modules/package-${n}`), { recursive: true });
  for (let n = 0; n < CANDIDATES; n += 1) {
    const name = `peregrine-integration-acme-${n}`;
    writeIntegration(join(home, "node_modules", name), name, `acme_${n}`, "");
  }
  const [found, floor]: [Figures[], Figures[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    found.push(await runChild("discover", { home, expected: CANDIDATES }));
    floor.push(await runChild("list-and-read", { home, expected: CANDIDATES }));
  }
  const [time, least] = [found.map(({ ms }) => ms), floor.map(({ ms }) => ms)];
  return [result("discovery: 20 among 5,000", ratio(time, least), 1.5, against(time, least))];
}
