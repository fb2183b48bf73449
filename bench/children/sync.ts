// Syncs once through the built host, and says what that took.
import { DatabaseSync } from "node:sqlite";

interface Options {
  built: { host: string };
  home: string;
  name: string;
  jobs: string;
  baseUrl?: string;
  limits?: { requestsPerSecond?: number | null; concurrency?: number };
  /** By default none, so that only the engine is measured. */
  containment?: "all" | "none";
}

const {
  built,
  home,
  name,
  jobs,
  baseUrl,
  limits,
  containment = "none",
}: Options = JSON.parse(process.argv[2]!);
const { createPeregrine }: typeof import("../../packages/core/src/host.ts") = await import(built.host);

let commits = 0;
const { exec } = DatabaseSync.prototype;
DatabaseSync.prototype.exec = function (sql) {
  if (sql === "COMMIT") commits += 1;
  return exec.call(this, sql);
};

let [firstSent, lastSent] = [0, 0];
const noting: typeof fetch = (input, init) => {
  lastSent = performance.now();
  firstSent ||= lastSent;
  return fetch(input, init);
};

const peregrine = createPeregrine({
  home,
  fetch: noting,
  containment,
  ...(baseUrl === undefined ? {} : { baseUrls: { [name]: baseUrl } }),
});
const requestsPerSecond = limits?.requestsPerSecond ?? Number.POSITIVE_INFINITY;
const startedAt = performance.now();
const cpu = process.cpuUsage();
const report = await peregrine.sync(name, {
  jobs,
  ...(limits === undefined ? {} : { limits: { ...limits, requestsPerSecond } }),
});
const used = process.cpuUsage(cpu);
const figures = {
  ms: performance.now() - startedAt,
  cpuMs: (used.user + used.system) / 1000,
  peakMiB: process.resourceUsage().maxRSS / 1024,
  commits,
  pacedMs: lastSent - firstSent,
  outcome: report.outcome,
  counts: report.counts,
  requests: report.requests,
  retries: report.retries,
};
process.stdout.write(JSON.stringify(figures));
