// The same requests as a first sync, sent by nothing but `fetch`: for each job one GET by its key, then one POST.
import { readFileSync } from "node:fs";

interface Options {
  built: { core: string };
  jobs: string;
  baseUrl: string;
  concurrency: number;
}

const { built, jobs, baseUrl, concurrency }: Options = JSON.parse(process.argv[2]!);
const { jobKey }: typeof import("../../packages/core/src/index.ts") = await import(built.core);
const records = readFileSync(jobs, "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => {
    const { title, company, url, status } = JSON.parse(line);
    return { title, company, url, status, key: jobKey({ url }) };
  });

const headers = { accept: "application/json", authorization: "Bearer demo-key" };

async function forEach(send: (record: (typeof records)[number]) => Promise<void>): Promise<void> {
  const queue = records.values();
  const worker = async (): Promise<void> => {
    for (const record of queue) await send(record);
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
}

const startedAt = performance.now();
const cpu = process.cpuUsage();
await forEach(async ({ key }) => {
  const response = await fetch(`${baseUrl}/v1/records?key=${key}`, { headers });
  if ((JSON.parse(await response.text()) as unknown[]).length > 0) throw new Error("The record was there");
});
await forEach(async (record) => {
  const response = await fetch(`${baseUrl}/v1/records`, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify(record),
  });
  const { id } = JSON.parse(await response.text()) as { id?: string };
  if (id === undefined) throw new Error("The record was not made");
});
const used = process.cpuUsage(cpu);
const figures = {
  ms: performance.now() - startedAt,
  cpuMs: (used.user + used.system) / 1000,
  peakMiB: process.resourceUsage().maxRSS / 1024,
};
process.stdout.write(JSON.stringify(figures));
