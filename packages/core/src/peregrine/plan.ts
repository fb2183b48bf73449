import type { PlanReport } from "../sync/report.ts";
import type { SyncOptions } from "./api.ts";
import type { PeregrineContext } from "./context.ts";
import { withEngine } from "./engine-options.ts";

/** What a sync would do. Writes nothing at the service. */
export async function planUseCase(
  context: PeregrineContext,
  name: string,
  options: SyncOptions = {},
): Promise<PlanReport> {
  const { planSync } = await import("../sync/plan-sync.ts");
  return withEngine(context, name, options, planSync);
}
