// Reads a file of jobs and makes the digest of the record each would become: the least that tells what changed.
import { hash } from "node:crypto";

interface Options {
  built: { host: string };
  jobs: string;
}

const { built, jobs }: Options = JSON.parse(process.argv[2]!);
const { openJobs }: typeof import("../../packages/core/src/host.ts") = await import(built.host);

const startedAt = performance.now();
const cpu = process.cpuUsage();
for await (const { title, company, url, status } of await openJobs(jobs)) {
  hash("sha256", JSON.stringify({ title, company, url, status }), "base64url").slice(0, 22);
}
const used = process.cpuUsage(cpu);
const figures = {
  ms: performance.now() - startedAt,
  cpuMs: (used.user + used.system) / 1000,
  peakMiB: process.resourceUsage().maxRSS / 1024,
};
process.stdout.write(JSON.stringify(figures));
