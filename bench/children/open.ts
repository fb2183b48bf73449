// Opens an integration through the built host as often as it is told, tests its connection, and says what that took.

interface Options {
  built: { host: string };
  home: string;
  name: string;
  baseUrl: string;
  containment: "all" | "none";
}

const { built, home, name, baseUrl, containment }: Options = JSON.parse(process.argv[2]!);
const { createPeregrine }: typeof import("../../packages/core/src/host.ts") = await import(built.host);
const peregrine = createPeregrine({ home, baseUrls: { [name]: baseUrl }, containment });
const startedAt = performance.now();
const cpu = process.cpuUsage();
const check = await peregrine.test(name);
if (!check.ok) throw new Error(check.failure.message);
const used = process.cpuUsage(cpu);
const figures = {
  ms: performance.now() - startedAt,
  cpuMs: (used.user + used.system) / 1000,
  peakMiB: process.resourceUsage().maxRSS / 1024,
};
process.stdout.write(JSON.stringify(figures));
