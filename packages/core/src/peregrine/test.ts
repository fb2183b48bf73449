import type { CheckResult } from "../check-result.ts";
import { recordCheck } from "../sync/checks.ts";
import type { PeregrineContext } from "./context.ts";
import { withIntegration } from "./open-integration.ts";

/** Tests a saved connection and remembers what came out, unless the test was stopped. */
export async function testUseCase(
  context: PeregrineContext,
  name: string,
  { signal }: { signal?: AbortSignal } = {},
): Promise<CheckResult> {
  const check = await withIntegration(context, name, { requireConfig: true, signal }, ({ integration }) =>
    integration.check(signal),
  );
  const stopped = !check.ok && check.failure.code === "cancelled";
  if (!stopped) recordCheck(context.home.stateDir, name, check, context.clock.now());
  return check;
}
