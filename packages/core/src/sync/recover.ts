import type { Destination, DestinationRecord } from "../destination.ts";
import type { Failure } from "../errors.ts";
import type { JobKey } from "../job-key.ts";
import type { Caller } from "./attempt.ts";
import type { LedgerRow } from "./ledger-row.ts";
import type { Ledger } from "./ledger.ts";
import { canFind, lookUp } from "./look-up.ts";
import { recordDigest } from "./record-digest.ts";

const AT_ONCE = 100;

/**
 * Settles what an earlier run was cut off in the middle of: each create without an acknowledgement is looked up, and
 * either taken as done or withdrawn. Cut-off updates stay noted: the plan writes their fields again, whatever they hold.
 *
 * Only reads are sent, so a dry run does it as well.
 *
 * @returns why a job could not be settled, by its key: nothing may be created for it
 */
export async function recover<R extends DestinationRecord>(
  caller: Caller,
  destination: Destination<R>,
  ledger: Ledger,
): Promise<Map<JobKey, Failure>> {
  const unsettled = new Map<JobKey, Failure>();
  if (!canFind(destination)) return unsettled;
  let last = 0;
  for (
    let rows = ledger.unfinished(last, AT_ONCE);
    rows.length > 0;
    rows = ledger.unfinished(last, AT_ONCE)
  ) {
    last = rows.at(-1)!.id;
    for (const row of rows) {
      if (row.intent?.action !== "create" || row.remoteId !== undefined) continue;
      await caller.concurrency.start(async () => {
        const failure = await settle(caller, destination, ledger, row);
        if (failure) unsettled.set(row.key, failure);
      });
    }
    await caller.concurrency.idle();
  }
  return unsettled;
}

async function settle<R extends DestinationRecord>(
  caller: Caller,
  destination: Destination<R> & { find: NonNullable<Destination<R>["find"]> },
  ledger: Ledger,
  { key, intent, title }: LedgerRow,
): Promise<Failure | undefined> {
  const { at, url, values, run } = intent!;
  const job = { title, ...(url === undefined ? {} : { url }) };
  const looked = await lookUp(caller, destination, { key, job, sentAt: at });
  if (!looked.ok) return looked.failure;
  if (looked.value === null) {
    ledger.withdraw([key]);
  } else {
    const remoteId = looked.value.id;
    ledger.acknowledge(run, [
      { key, remoteId, digest: recordDigest(values), written: values, action: "create", changes: {} },
    ]);
  }
  return undefined;
}
