import type { Destination } from "../destination.ts";
import { PeregrineError } from "../errors.ts";
import type { IntegrationBase } from "../integration-base.ts";
import { isInherited } from "../integration-marks.ts";
import { portedDestination } from "../sync/ported-destination.ts";

/**
 * Where an integration writes. One that was ported from the original may write its jobs in `sync` alone.
 *
 * @throws PeregrineError `unsupported` when it writes no jobs anywhere
 */
export function destinationOf(instance: IntegrationBase): Destination {
  const destination = instance.destination();
  if (destination) return destination;
  if (!isInherited(instance.sync)) return portedDestination((jobs) => instance.sync(jobs));
  throw new PeregrineError("unsupported", `${instance.label} writes no jobs`, {
    hint: "It has a connection to test, and nothing to sync.",
  });
}
