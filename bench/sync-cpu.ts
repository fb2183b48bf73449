import { result, type BenchResult } from "./bench-result.ts";
import { runChild, type Figures } from "./child.ts";
import { homeWithMyService } from "./homes.ts";
import { against, ratio } from "./interleave.ts";
import { writeJobs } from "./jobs.ts";
import { startMyService } from "./my-service.ts";

const ROUNDS = 3;
const CONCURRENCY = 10;

/**
 * A first sync against a bare `fetch` loop that sends the same requests: what a created record costs in CPU, and how
 * long the sync takes where each answer takes 50 ms. Start-up is left out of both.
 */
export async function run(): Promise<BenchResult[]> {
  const cpu = await compare(3000, []);
  const slow = await compare(600, ["--latency", "50"]);
  const cpuOf = ({ cpuMs }: Figures): number => cpuMs;
  const timeOf = ({ ms }: Figures): number => ms;
  const [syncCpu, loopCpu] = [cpu.sync.map(cpuOf), cpu.loop.map(cpuOf)];
  const [syncMs, loopMs] = [slow.sync.map(timeOf), slow.loop.map(timeOf)];
  return [
    result("sync: CPU of 3,000 creates", ratio(syncCpu, loopCpu), 1.6, against(syncCpu, loopCpu)),
    result("sync: time at 50 ms latency", ratio(syncMs, loopMs), 1.05, against(syncMs, loopMs)),
  ];
}

async function compare(
  count: number,
  server: readonly string[],
): Promise<Record<"sync" | "loop", Figures[]>> {
  const jobs = writeJobs(count);
  const figures: Record<"sync" | "loop", Figures[]> = { sync: [], loop: [] };
  const limits = { concurrency: CONCURRENCY };
  for (let round = 0; round < ROUNDS; round += 1) {
    figures.sync.push(
      await served(server, (baseUrl) =>
        runChild("sync", { home: homeWithMyService(), name: "myservice", jobs, baseUrl, limits }),
      ),
    );
    figures.loop.push(
      await served(server, (baseUrl) => runChild("fetch-loop", { jobs, baseUrl, concurrency: CONCURRENCY })),
    );
  }
  return figures;
}

async function served(options: readonly string[], use: (url: string) => Promise<Figures>): Promise<Figures> {
  const server = await startMyService(options);
  try {
    return await use(server.url);
  } finally {
    await server.close();
  }
}
