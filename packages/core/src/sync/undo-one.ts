import type { DestinationRecord, RecordContext } from "../destination.ts";
import type { Failure } from "../errors.ts";
import { attempt, type Outcome } from "./attempt.ts";
import { sameValue } from "./diff-record.ts";
import { recordDigest } from "./record-digest.ts";
import type { Session } from "./session.ts";
import type { Written } from "./undo.ts";

/** Takes one record back. Answers why not, when it is left alone. */
export async function undoOne(
  session: Session,
  run: number,
  written: Written,
  dryRun: boolean,
): Promise<Failure | undefined> {
  const refusal = refusedBeforehand(session, run, written);
  if (refusal) return refusal;
  const there = await read(session, written.row.remoteId!);
  if (!there.ok) return there.failure;
  const before = valuesBefore(written);
  if (written.action === "create")
    return there.value === null
      ? forget(session, written, dryRun)
      : trash(session, written, there.value, dryRun);
  if (there.value === null) return failure("not_found", "The record is not there any more");
  if (holds(there.value, before)) return settle(session, written, before, dryRun);
  if (!holds(there.value, valuesAfter(written))) return changedSince();
  return restore(session, written, before, dryRun);
}

function refusedBeforehand(
  { options }: Session,
  run: number,
  { row, action, changes }: Written,
): Failure | undefined {
  const { destination, label } = options.target;
  if (row.lastRun !== run)
    return failure(
      "conflict",
      row.lastRun === undefined
        ? "It was taken back already"
        : `Run ${row.lastRun} wrote it again; undo that one first`,
    );
  if (!destination.read)
    return failure(
      "unsupported",
      `${label} cannot be asked what a record holds, so nobody can tell whether it changed since`,
    );
  if (action === "create" && !destination.trash)
    return failure("unsupported", `${label} has no trash that records could be put in`);
  const unknown = Object.entries(changes).find(([, change]) => change.before === undefined);
  return unknown && failure("conflict", `What "${unknown[0]}" held before is not known`);
}

function read({ caller, options }: Session, id: string): Promise<Outcome<DestinationRecord | null>> {
  const { destination } = options.target;
  return attempt(caller, "read", async () => {
    try {
      return await destination.read!(id, { signal: caller.control.signal });
    } catch (thrown) {
      if ((thrown as { code?: unknown }).code === "not_found") return null;
      throw thrown;
    }
  });
}

async function trash(
  session: Session,
  written: Written,
  there: DestinationRecord,
  dryRun: boolean,
): Promise<Failure | undefined> {
  const { caller, options } = session;
  if (!holds(there, written.row.written)) return changedSince();
  if (dryRun) return undefined;
  const { remoteId } = written.row;
  const done = await attempt(caller, "trash", async () =>
    options.target.destination.trash!(remoteId!, { signal: caller.control.signal }),
  );
  return done.ok ? forget(session, written, dryRun) : done.failure;
}

async function restore(
  session: Session,
  written: Written,
  before: DestinationRecord,
  dryRun: boolean,
): Promise<Failure | undefined> {
  const { caller, options } = session;
  if (dryRun) return undefined;
  const { key, remoteId } = written.row;
  const context: RecordContext = { key, idempotencyKey: `${key}-undo`, signal: caller.control.signal };
  const done = await attempt(caller, "update", async () =>
    options.target.destination.update(remoteId!, before, context),
  );
  return done.ok ? settle(session, written, before, dryRun) : done.failure;
}

function settle(
  { ledger }: Session,
  { row }: Written,
  before: DestinationRecord,
  dryRun: boolean,
): undefined {
  const restored = { ...row.written, ...before };
  if (!dryRun) ledger.restore(row.id, recordDigest(restored), restored);
}

function forget({ ledger }: Session, { row }: Written, dryRun: boolean): undefined {
  if (!dryRun) ledger.remove(row.id);
}

function valuesBefore({ changes }: Written): DestinationRecord {
  return Object.fromEntries(Object.entries(changes).map(([field, change]) => [field, change.before ?? null]));
}

function valuesAfter({ changes }: Written): DestinationRecord {
  return Object.fromEntries(Object.entries(changes).map(([field, change]) => [field, change.after]));
}

/** Does the service's copy hold these values? Fields that it does not tell of count as held. */
function holds(there: DestinationRecord, values: DestinationRecord): boolean {
  return Object.entries(values).every(
    ([field, value]) => !Object.hasOwn(there, field) || sameValue(there[field], value),
  );
}

function changedSince(): Failure {
  return failure("conflict", "It was changed at the service since");
}

function failure(code: Failure["code"], message: string): Failure {
  return { code, message };
}
