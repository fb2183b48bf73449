import type { BatchItem, Destination, DestinationRecord, ItemResult } from "../destination.ts";
import { FAILURES } from "../failure-codes.ts";
import type { Failure } from "../errors.ts";
import { attempt, backOff, type Outcome } from "./attempt.ts";
import { valuesOf, withoutNulls } from "./diff-record.ts";
import type { PlannedWrite } from "./plan-job.ts";
import { mayHaveCommitted } from "./retry-policy.ts";
import { fateOf, MOST_LOOKS, refused, type Writing } from "./write-one.ts";

/** A destination that takes several records with one request. */
type BatchingDestination = Destination & { batch: NonNullable<Destination["batch"]> };
type Batching = Writing & { destination: BatchingDestination };

export function takesBatches(destination: Destination): destination is BatchingDestination {
  return destination.batch !== undefined;
}

/**
 * Carries out several entries with one request: all of them creates, or none. A batch that is refused for one record's sake is halved until that one
 * is found; the others are written. One of unknown fate is looked up before anything is created again. Never rejects.
 *
 * @param looks - how often this batch's fate was unknown already
 */
export async function writeBatch(
  writing: Batching,
  items: readonly PlannedWrite[],
  looks = 0,
): Promise<void> {
  const { caller, destination } = writing;
  if (items.length === 0) return;
  const doubles = items[0]!.entry.remoteId === undefined && !destination.idempotentCreate;
  const batch = items.map(batchItem);
  const upsert = (): Promise<readonly ItemResult[]> =>
    destination.batch.upsert(batch, { signal: caller.control.signal });
  const outcome = await attempt(caller, doubles ? "create" : "update", upsert);
  if (outcome.ok) return settleAll(writing, items, outcome.value);
  if (doubles && mayHaveCommitted(outcome.failure) && !caller.control.end)
    return lookAll(writing, items, outcome, looks + 1);
  await refuseAll(writing, items, outcome.failure);
}

async function refuseAll(writing: Batching, items: readonly PlannedWrite[], failure: Failure): Promise<void> {
  if (items.length > 1 && isOnesFault(failure) && !writing.caller.control.end) return halve(writing, items);
  for (const item of items) await refused(writing, item, failure);
}

function batchItem({ entry, record }: PlannedWrite): BatchItem<DestinationRecord> {
  const known = entry.remoteId === undefined ? {} : { id: entry.remoteId, changes: valuesOf(entry.changes) };
  return { key: entry.key, record: entry.remoteId === undefined ? withoutNulls(record) : record, ...known };
}

/** Would the others have been taken without the one at fault? Not when the service, the account or the time is. */
function isOnesFault(failure: Failure): boolean {
  return FAILURES[failure.code].scope === "job";
}

async function halve(writing: Batching, items: readonly PlannedWrite[]): Promise<void> {
  const middle = Math.ceil(items.length / 2);
  await writeBatch(writing, items.slice(0, middle));
  await writeBatch(writing, items.slice(middle));
}

async function settleAll(
  writing: Batching,
  items: readonly PlannedWrite[],
  results: readonly ItemResult[],
): Promise<void> {
  for (const [index, item] of items.entries()) {
    const result = results[index];
    if (result && "id" in result) writing.books.wrote(item, result.id);
    else
      await refused(
        writing,
        item,
        result?.failure ?? { code: "unknown", message: "The service did not say what became of it" },
      );
  }
}

/** Takes what the batch made after all as written; what it did not make is safe to send again. */
async function lookAll(
  writing: Batching,
  items: readonly PlannedWrite[],
  outcome: Missed,
  looks: number,
): Promise<void> {
  const missing: PlannedWrite[] = [];
  for (const item of items) {
    const fate = await fateOf(writing, item);
    if (!fate.ok) writing.books.failed(item, { ...outcome.failure, mayHaveCommitted: true });
    else if (fate.value === null) missing.push(item);
    else writing.books.wrote(item, fate.value);
  }
  const again =
    outcome.look && looks <= MOST_LOOKS && (await backOff(writing.caller, looks, outcome.failure));
  if (again) await writeBatch(writing, missing, looks);
  else await refuseAll(writing, missing, { ...outcome.failure, mayHaveCommitted: false });
}

type Missed = Extract<Outcome<unknown>, { ok: false }>;
