import { PeregrineError } from "../errors.ts";
import type { IntegrationBase } from "../integration-base.ts";
import { isInherited } from "../integration-marks.ts";
import { ATTACH } from "../runtime.ts";
import { scopeOf } from "../sync/connection.ts";
import { portedDestination } from "../sync/ported-destination.ts";
import type { SyncTarget } from "../sync/sync-target.ts";
import type { Destination } from "../destination.ts";
import type { OpenIntegration } from "./open-integration.ts";

/**
 * What a sync needs of an opened integration.
 *
 * @throws PeregrineError `unsupported` when it writes no jobs anywhere
 */
export function syncTargetOf({
  instance,
  runtime,
}: Pick<OpenIntegration, "instance" | "runtime">): SyncTarget {
  const host = runtime.baseUrl === undefined ? undefined : new URL(runtime.baseUrl).hostname;
  return {
    integration: instance.name,
    label: instance.label,
    scope: scopeOf(instance.targetKey(), host),
    destination: destinationOf(instance),
    check: (signal) => instance.check(signal),
    redact: (text) => instance.redact(text),
    attach: (fetch) => instance[ATTACH]({ ...runtime, fetch }),
  };
}

/** An integration that was ported from the original may write its jobs in `sync` alone. */
function destinationOf(instance: IntegrationBase): Destination {
  const destination = instance.destination();
  if (destination) return destination;
  if (!isInherited(instance.sync)) return portedDestination((jobs) => instance.sync(jobs));
  throw new PeregrineError("unsupported", `${instance.label} writes no jobs`, {
    hint: "It has a connection to test, and nothing to sync.",
  });
}
