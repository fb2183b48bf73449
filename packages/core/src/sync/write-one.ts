import type { Destination, RecordContext } from "../destination.ts";
import type { Failure } from "../errors.ts";
import { attempt, backOff, type Caller, type Outcome } from "./attempt.ts";
import type { Books } from "./books.ts";
import { valuesOf, withoutNulls } from "./diff-record.ts";
import { canFind, lookUp } from "./look-up.ts";
import type { PlannedWrite } from "./plan-job.ts";
import { mayHaveCommitted } from "./retry-policy.ts";
import type { TargetCheck } from "./target-check.ts";

/** What carrying out a plan takes. */
export interface Writing {
  caller: Caller;
  destination: Destination;
  books: Books;
  targetCheck: TargetCheck;
}

/** Looks after a create whose fate is unknown, before it is left to the next run. */
export const MOST_LOOKS = 3;

/** Carries out one entry of the plan, whose intent is on disk. Never rejects. */
export async function writeOne(writing: Writing, item: PlannedWrite, idempotencyKey: string): Promise<void> {
  const context = contextOf(writing, item, idempotencyKey);
  if (item.entry.action === "create") return create(writing, item, context);
  const { remoteId, changes } = item.entry;
  const values = valuesOf(changes);
  const outcome = await attempt(writing.caller, "update", () =>
    writing.destination.update(remoteId!, values, context),
  );
  if (outcome.ok) writing.books.wrote(item, remoteId!);
  else await refused(writing, item, outcome.failure);
}

function contextOf({ caller }: Writing, { entry, job }: PlannedWrite, idempotencyKey: string): RecordContext {
  return { key: entry.key, idempotencyKey, job, signal: caller.control.signal };
}

/** A create that may have happened is looked up before it is sent again, as often as its fate is unknown. */
async function create(writing: Writing, item: PlannedWrite, context: RecordContext): Promise<void> {
  const { caller, destination, books } = writing;
  const values = withoutNulls(item.record);
  const operation = destination.idempotentCreate ? "keyedCreate" : "create";
  for (let looks = 1; ; looks += 1) {
    const outcome = await attempt(caller, operation, () => destination.create(values, context));
    if (outcome.ok) return books.wrote(item, outcome.value);
    if (!mayHaveCommitted(outcome.failure) || caller.control.end)
      return refused(writing, item, outcome.failure);
    const fate = await fateOf(writing, item);
    if (!fate.ok) return books.failed(item, { ...outcome.failure, mayHaveCommitted: true });
    if (fate.value !== null) return books.wrote(item, fate.value);
    const again = outcome.look && looks <= MOST_LOOKS && (await backOff(caller, looks, outcome.failure));
    if (!again) return refused(writing, item, { ...outcome.failure, mayHaveCommitted: false });
  }
}

/** The id of the record that a create of unknown fate made, null if it made none, a failure if nobody can tell. */
export async function fateOf(
  { caller, destination }: Writing,
  { entry, job }: PlannedWrite,
): Promise<Outcome<string | null>> {
  if (!canFind(destination)) return { ok: false, look: false, failure: UNKNOWABLE };
  const looked = await lookUp(caller, destination, { key: entry.key, job, sentAt: caller.clock.now() });
  return looked.ok ? { ...looked, value: looked.value?.id ?? null } : looked;
}

const UNKNOWABLE: Failure = { code: "unsupported", message: "The destination cannot be asked what it has" };

/** A missing record is a person's doing only while the place it was in is still there. */
export async function refused(
  { targetCheck, caller, books }: Writing,
  item: PlannedWrite,
  failure: Failure,
): Promise<void> {
  if (failure.code !== "not_found" || caller.control.end) return books.failed(item, failure);
  const standing = await targetCheck.standing();
  if (standing.is === "unsure") return books.failed(item, standing.failure);
  if (standing.is === "gone") caller.control.endWith({ outcome: "stopped", failure: standing.failure });
  if (standing.is === "there" && item.entry.remoteId !== undefined) books.detached(item, failure);
  else books.failed(item, failure);
}
