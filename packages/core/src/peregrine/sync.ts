import type { SyncReport } from "../sync/report.ts";
import type { SyncOptions } from "./api.ts";
import type { PeregrineContext } from "./context.ts";
import { withEngine } from "./engine-options.ts";
import { refusePushes } from "./refuse-pushes.ts";

/** Codes that say the connection itself no longer works: its card turns red. An outage or a bad job does not. */
const BROKEN = new Set(["auth", "permission", "quota", "not_found", "invalid_config"]);

/** Brings the destination in step with the jobs, and remembers whether the connection still works. */
export async function syncUseCase(
  context: PeregrineContext,
  name: string,
  options: SyncOptions = {},
): Promise<SyncReport> {
  await refusePushes(context);
  const { runSync } = await import("../sync/run-sync.ts");
  const report = await withEngine(context, name, options, runSync);
  const failure = report.outcome === "stopped" ? report.failure : undefined;
  const works = report.outcome === "done" && report.requests > 0 && report.counts.failed === 0;
  if (works || (failure && BROKEN.has(failure.code))) {
    const { recordCheck } = await import("../sync/checks.ts");
    recordCheck(
      context.home.stateDir,
      name,
      failure ? { ok: false, failure } : { ok: true },
      context.clock.now(),
    );
  }
  return report;
}
