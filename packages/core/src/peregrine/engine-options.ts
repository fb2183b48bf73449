import type { EngineOptions } from "../sync/sync-options.ts";
import type { SyncOptions } from "./api.ts";
import type { PeregrineContext } from "./context.ts";
import { withIntegration } from "./open-integration.ts";
import { openSource } from "./open-source.ts";
import { syncTargetOf } from "./sync-target-of.ts";

/**
 * Runs the engine with what it needs for a sync of this integration, which is closed afterwards.
 *
 * @throws PeregrineError whatever opening the integration or the jobs may throw
 */
export async function withEngine<T>(
  context: PeregrineContext,
  name: string,
  options: SyncOptions,
  run: (engine: EngineOptions) => Promise<T>,
): Promise<T> {
  const { jobs: _jobs, ...rest } = options;
  const how = { requireConfig: true, feature: `${name}_sync` };
  return withIntegration(context, name, how, async ({ integration, baseUrl }) =>
    run({
      ...rest,
      ...(await openSource(context, options)),
      target: await syncTargetOf(integration, baseUrl),
      stateDir: context.home.stateDir,
      fetch: context.fetch,
      clock: context.clock,
    }),
  );
}
