import type { EngineOptions } from "../sync/sync-options.ts";
import type { SyncOptions } from "./api.ts";
import type { PeregrineContext } from "./context.ts";
import { openIntegration } from "./open-integration.ts";
import { openSource } from "./open-source.ts";
import { syncTargetOf } from "./sync-target-of.ts";

/**
 * What the engine needs for a sync of this integration.
 *
 * @throws PeregrineError whatever opening the integration or the jobs may throw
 */
export async function engineOptions(
  context: PeregrineContext,
  name: string,
  options: SyncOptions,
): Promise<EngineOptions> {
  const opened = await openIntegration(context, name, { requireConfig: true, feature: `${name}_sync` });
  const { jobs: _jobs, ...rest } = options;
  return {
    ...rest,
    ...(await openSource(context, options)),
    target: syncTargetOf(opened),
    stateDir: context.home.stateDir,
    fetch: context.fetch,
    clock: context.clock,
  };
}
