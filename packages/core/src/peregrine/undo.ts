import { PeregrineError } from "../errors.ts";
import type { UndoReport } from "../sync/undo-report.ts";
import type { UndoOptions } from "./api.ts";
import type { PeregrineContext } from "./context.ts";
import { withIntegration } from "./open-integration.ts";
import { refusePushes } from "./refuse-pushes.ts";
import { syncTargetOf } from "./sync-target-of.ts";

/**
 * Takes back what a run wrote.
 *
 * @throws PeregrineError `not_found` for a run that is not in the history; `unsupported` for one of another place: the
 *   connection has since been pointed elsewhere
 */
export async function undoUseCase(
  context: PeregrineContext,
  run: number,
  options: UndoOptions = {},
): Promise<UndoReport> {
  await refusePushes(context);
  const [{ readRun, scopeOfRun }, { undoRun }] = await Promise.all([
    import("../sync/history.ts"),
    import("../sync/undo.ts"),
  ]);
  const { stateDir } = context.home;
  const { integration } = readRun(stateDir, run);
  return withIntegration(context, integration, { requireConfig: true }, async (opened) => {
    const target = await syncTargetOf(opened.integration, opened.baseUrl);
    if (scopeOfRun(stateDir, run) !== target.scope) throw elsewhere(run, target.label);
    const { dryRun, ...rest } = options;
    const engine = { ...rest, target, stateDir, fetch: context.fetch, clock: context.clock };
    return undoRun(engine, run, dryRun === true);
  });
}

function elsewhere(run: number, label: string): PeregrineError {
  const message = `Run ${run} wrote to another place than ${label} is connected to now`;
  return new PeregrineError("unsupported", message, { hint: "Connect it to that place again, then undo." });
}
