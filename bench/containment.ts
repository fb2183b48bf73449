import { result, type BenchResult } from "./bench-result.ts";
import { runChild, type Figures } from "./child.ts";
import { homeWithMyService } from "./homes.ts";
import { against, ratio } from "./interleave.ts";
import { writeJobs } from "./jobs.ts";
import { startMyService } from "./my-service.ts";

const ROUNDS = 3;
const JOBS = 1000;
const CONCURRENCY = 10;

/** What it costs that an integration's code runs in a process of its own: to open it, and to sync through it. */
export async function run(): Promise<BenchResult[]> {
  const opening = await compare((containment, baseUrl) =>
    runChild("open", { home: homeWithMyService(), name: "myservice", baseUrl, containment }),
  );
  const jobs = writeJobs(JOBS);
  const limits = { concurrency: CONCURRENCY };
  const syncing = await compare((containment, baseUrl) =>
    runChild("sync", { home: homeWithMyService(), name: "myservice", jobs, baseUrl, limits, containment }),
  );
  return [
    row("contained: opening and testing", 8, opening),
    row("contained: sync of 1,000 creates", 2, syncing),
  ];
}

type Containment = "all" | "none";

async function compare(
  measure: (containment: Containment, baseUrl: string) => Promise<Figures>,
): Promise<Record<Containment, number[]>> {
  const times: Record<Containment, number[]> = { all: [], none: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const containment of ["all", "none"] as const) {
      const server = await startMyService();
      times[containment].push((await measure(containment, server.url)).ms);
      await server.close();
    }
  }
  return times;
}

function row(name: string, target: number, { all, none }: Record<Containment, number[]>): BenchResult {
  return result(name, ratio(all, none), target, against(all, none));
}
