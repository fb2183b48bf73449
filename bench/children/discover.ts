// Finds the installed integrations once, as the first thing a process does.
interface Options {
  built: { host: string };
  home: string;
  expected: number;
}

const { built, home, expected }: Options = JSON.parse(process.argv[2]!);
const { discover }: typeof import("../../packages/core/src/host.ts") = await import(built.host);

const startedAt = performance.now();
const cpu = process.cpuUsage();
const { found } = discover({ homeDir: home });
const used = process.cpuUsage(cpu);
if (found.length !== expected) throw new Error(`${found.length} integrations were found, not ${expected}`);
const figures = {
  ms: performance.now() - startedAt,
  cpuMs: (used.user + used.system) / 1000,
  peakMiB: process.resourceUsage().maxRSS / 1024,
};
process.stdout.write(JSON.stringify(figures));
