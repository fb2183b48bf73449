// The least that tells which integrations are installed: one listing, then two small files of each candidate.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

interface Options {
  built: { host: string };
  home: string;
  expected: number;
}

const { built, home, expected }: Options = JSON.parse(process.argv[2]!);
// Loaded and not used, so that both processes are alike when the clock starts.
await import(built.host);

const startedAt = performance.now();
const cpu = process.cpuUsage();
const modules = join(home, "node_modules");
const manifests = readdirSync(modules)
  .filter((name) => name.startsWith("peregrine-integration-"))
  .map((name) => {
    const read = (file: string) => JSON.parse(readFileSync(join(modules, name, file), "utf8"));
    return read(read("package.json").peregrine.manifest);
  });
const used = process.cpuUsage(cpu);
if (manifests.length !== expected) throw new Error(`${manifests.length} were found, not ${expected}`);
const figures = {
  ms: performance.now() - startedAt,
  cpuMs: (used.user + used.system) / 1000,
  peakMiB: process.resourceUsage().maxRSS / 1024,
};
process.stdout.write(JSON.stringify(figures));
