import type { Books } from "./books.ts";
import type { Intent } from "./ledger-row.ts";
import { valuesOf, withoutNulls } from "./diff-record.ts";
import type { PlanEntry } from "./plan-entry.ts";
import type { PlannedWrite } from "./plan-job.ts";
import type { PlanSpool } from "./plan-spool.ts";
import type { Session } from "./session.ts";
import { sqliteFailure } from "./sqlite-failure.ts";
import { failureFor } from "./attempt.ts";
import { TargetCheck } from "./target-check.ts";
import { takesBatches, writeBatch } from "./write-batch.ts";
import { writeOne, type Writing } from "./write-one.ts";

/** Intents noted with one flush to disk: after a crash, at most these need looking up. */
const INTENTS_AT_ONCE = 32;

/**
 * Carries out a plan: each write is noted, sent, and acknowledged; as many at once as the service allows. Ends when all
 * is written or the run's control says so, with nothing in flight.
 */
export async function writePlan(
  session: Session,
  run: number | null,
  spool: PlanSpool,
  books: Books,
): Promise<void> {
  const { caller, options } = session;
  const { destination } = options.target;
  const writing: Writing = {
    caller,
    destination,
    books,
    targetCheck: new TargetCheck(caller, () => options.target.check(caller.control.signal)),
  };
  for (const window of spool.read(windowSize(destination.batch?.size ?? 1))) {
    if (caller.control.end) break;
    await writeWindow(session, writing, window, run);
  }
  await caller.concurrency.idle();
}

/** Whole batches, and two at least: none is sent half empty for the window's sake. */
function windowSize(batch: number): number {
  return batch * Math.max(2, Math.floor(INTENTS_AT_ONCE / batch));
}

async function writeWindow(
  session: Session,
  writing: Writing,
  window: readonly PlannedWrite[],
  run: number | null,
): Promise<void> {
  const { caller, ledger } = session;
  const intents = window.map((item) => intentOf(item, run, caller.clock.now()));
  ledger.intend(
    window.map(({ entry }, index) => ({ key: entry.key, title: entry.title, intent: intents[index]! })),
  );
  const [kept, sent] = partition(window, ({ entry }) => holdsAll(entry));
  for (const item of kept) writing.books.wrote(item, item.entry.remoteId!);
  for (const unit of units(sent, writing.destination.batch?.size ?? 1)) {
    const keys = unit.map((item) => intents[window.indexOf(item)]!.idempotencyKey);
    await caller.concurrency.start(() =>
      guarded(session, () => {
        if (caller.control.end) return Promise.resolve(writing.books.leave(unit));
        return writeUnit(writing, unit, keys);
      }),
    );
  }
}

async function writeUnit(
  writing: Writing,
  unit: readonly PlannedWrite[],
  keys: readonly string[],
): Promise<void> {
  const { destination } = writing;
  if (takesBatches(destination)) return writeBatch({ ...writing, destination }, unit);
  for (const [index, item] of unit.entries()) await writeOne(writing, item, keys[index]!);
}

function intentOf({ entry, record, job, cutOff }: PlannedWrite, run: number | null, at: number): Intent {
  const create = entry.action === "create";
  const values = create ? withoutNulls(record) : { ...cutOff?.values, ...valuesOf(entry.changes) };
  const idempotencyKey = create && cutOff ? cutOff.idempotencyKey : `${entry.key}-${run ?? at}`;
  return {
    action: create ? "create" : "update",
    values,
    idempotencyKey,
    at,
    run,
    ...(job.url ? { url: job.url } : {}),
  };
}

/** A record that is taken over as it is: there is nothing to send. */
function holdsAll({ remoteId, changes }: PlanEntry): boolean {
  return remoteId !== undefined && Object.keys(changes).length === 0;
}

function partition<T>(items: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}

/** Groups of at most `size`, each of creates only or of none. */
function units(window: readonly PlannedWrite[], size: number): PlannedWrite[][] {
  const creates = window.filter(({ entry }) => entry.action === "create");
  const others = window.filter(({ entry }) => entry.action !== "create");
  return [creates, others].flatMap((items) => {
    const count = Math.ceil(items.length / size);
    return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
  });
}

/** Our own memory failing (a full disk) ends the run: what cannot be noted must not be sent. */
async function guarded({ caller, options }: Session, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    const failure = failureFor(caller, sqliteFailure(options.stateDir, error));
    caller.control.endWith({ outcome: "stopped", failure });
  }
}
