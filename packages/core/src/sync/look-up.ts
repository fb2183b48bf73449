import type { Destination, DestinationRecord, Found } from "../destination.ts";
import type { Job } from "../job.ts";
import type { JobKey } from "../job-key.ts";
import { attempt, type Caller, type Outcome } from "./attempt.ts";

type Find<R> = NonNullable<Destination<R & DestinationRecord>["find"]>;

/** What is looked for, and when its create was sent (ms since the epoch), if it was. */
export interface Sought {
  key: JobKey;
  job?: Job;
  sentAt?: number;
}

/**
 * Looks a record up, twice when it may have been made so lately that the service's own look-up still misses it
 * (`findLagMs`): only the second "no" is believed.
 */
export async function lookUp<R extends DestinationRecord>(
  caller: Caller,
  destination: Destination<R> & { find: Find<R> },
  { key, job, sentAt }: Sought,
): Promise<Outcome<Found<R> | null>> {
  const look = async (): Promise<Found<R> | null> => {
    const found = await destination.find(key, { signal: caller.control.signal, ...(job ? { job } : {}) });
    return typeof found === "string" ? { id: found } : found;
  };
  const first = await attempt(caller, "read", look);
  const lagMs = sentAt === undefined ? 0 : sentAt + (destination.findLagMs ?? 0) - caller.clock.now();
  if (!first.ok || first.value !== null || lagMs <= 0) return first;
  await caller.clock.sleep(lagMs, caller.control.halted).catch(() => undefined);
  return attempt(caller, "read", look);
}

/** Can this destination be asked whether it has a record? */
export function canFind<R extends DestinationRecord>(
  destination: Destination<R>,
): destination is Destination<R> & { find: Find<R> } {
  return destination.find !== undefined;
}
