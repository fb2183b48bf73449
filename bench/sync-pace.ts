import { result, type BenchResult } from "./bench-result.ts";
import { runChild, type SyncFigures } from "./child.ts";
import { homeWithMyService } from "./homes.ts";
import { writeJobs } from "./jobs.ts";
import { startMyService } from "./my-service.ts";

const PER_SECOND = 3;
/** Two requests each: a run of about twenty seconds. */
const JOBS = 30;

/** A service that lets three requests a second through: how much of that a sync uses, and that it never asks for more. */
export async function run(): Promise<BenchResult[]> {
  const server = await startMyService(["--rate", String(PER_SECOND)]);
  try {
    const limits = { requestsPerSecond: PER_SECOND, concurrency: 10 };
    const { pacedMs, requests, retries, outcome } = await runChild<SyncFigures>("sync", {
      home: homeWithMyService(),
      name: "myservice",
      jobs: writeJobs(JOBS),
      baseUrl: server.url,
      limits,
    });
    const name = "sync: limit of 3 a second over what was sent";
    const used = (requests - 1) / (pacedMs / 1000);
    const row = result(name, PER_SECOND / used, 1.03, `${retries} refused, ${used.toFixed(2)} a second`);
    return [{ ...row, ok: row.ok && retries === 0 && outcome === "done" }];
  } finally {
    await server.close();
  }
}
