import type { DestinationRecord, Found } from "../destination.ts";
import type { Failure } from "../errors.ts";
import type { Job } from "../job.ts";
import type { JobKey } from "../job-key.ts";
import type { Adopter } from "./adoption.ts";
import { failureFor, type Caller, type Outcome } from "./attempt.ts";
import { candidateOf, type Candidate } from "./candidate.ts";
import { chunked } from "./chunked.ts";
import type { EngineDestination } from "./engine-destination.ts";
import type { Eligibility } from "./eligibility.ts";
import type { LedgerRow } from "./ledger-row.ts";
import type { Ledger, Lookup } from "./ledger.ts";
import { planAdopt, planBlocked, planCreate, planKnown, type PlannedWrite } from "./plan-job.ts";
import type { PlanTally } from "./plan-tally.ts";
import { SeenKeys } from "./seen-keys.ts";

/** Jobs looked up in the ledger with one query: more gains little, and what is held at once decides how far the heap grows. */
const JOBS_AT_ONCE = 32;

/** What planning needs to know. */
export interface Planning {
  caller: Caller;
  destination: EngineDestination;
  ledger: Ledger;
  eligibility: Eligibility;
  /** Only jobs whose last attempt failed. */
  retryFailed: boolean;
  /** Asked about each job that has no record yet. */
  adopter: Adopter;
  /** Jobs whose cut-off create could not be settled. */
  unsettled: ReadonlyMap<JobKey, Failure>;
  tally: PlanTally;
}

/**
 * Plans every job, a few hundred at a time, and yields those for which there is something to do or to tell. Unchanged
 * and skipped jobs are only counted. Reads the ledger, writes nothing.
 */
export async function* planJobs(
  planning: Planning,
  jobs: AsyncIterable<Job> | Iterable<Job>,
): AsyncGenerator<PlannedWrite[]> {
  const seen = new SeenKeys();
  let asking: Asking | undefined;
  try {
    for await (const chunk of chunked(jobs, JOBS_AT_ONCE)) {
      if (planning.caller.control.end) break;
      const next = await ask(planning, seen, chunk);
      if (asking) yield await settle(planning, asking);
      asking = next.answers.length > 0 ? next : undefined;
      if (!asking) yield await settle(planning, next);
    }
    if (asking) yield await settle(planning, asking);
  } finally {
    await planning.caller.concurrency.idle();
  }
}

/** A chunk of jobs while the destination is asked about them. The next is begun meanwhile, so that no place falls idle. */
interface Asking {
  /** What could be planned without asking. */
  planned: PlannedWrite[];
  candidates: readonly Candidate[];
  lookup: Lookup;
  answers: readonly Promise<Answer>[];
}

type Answer = readonly [JobKey, Outcome<Found<DestinationRecord> | null>];

async function ask(planning: Planning, seen: SeenKeys, chunk: readonly Job[]): Promise<Asking> {
  const planned: PlannedWrite[] = [];
  const toRecord = await converter(planning.destination, chunk);
  const candidates = chunk.flatMap((job) => admit(planning, seen, job, toRecord, planned));
  const lookup = planning.ledger.changed(candidates.map(({ key, digest }) => [key, digest]));
  return { planned, candidates, lookup, answers: await adoptable(planning, candidates, lookup) };
}

async function settle(
  planning: Planning,
  { planned, candidates, lookup, answers }: Asking,
): Promise<PlannedWrite[]> {
  const found = new Map(await Promise.all(answers));
  for (const candidate of candidates) planOne(planning, candidate, lookup, found, planned);
  planning.tally.chunk(planned);
  return planned;
}

/** A destination in another process has been asked about the whole chunk, for what it is asked afterwards one by one. */
async function converter(
  destination: EngineDestination,
  chunk: readonly Job[],
): Promise<EngineDestination["toRecord"]> {
  if (!destination.toRecords) return (job) => destination.toRecord(job);
  const answers = await destination.toRecords(chunk);
  const converted = new Map(chunk.map((job, index) => [job, answers[index]!]));
  return (job) => {
    const answer = converted.get(job)!;
    if ("thrown" in answer) throw answer.thrown;
    return answer.record;
  };
}

function admit(
  { caller, tally }: Planning,
  seen: SeenKeys,
  job: Job,
  toRecord: EngineDestination["toRecord"],
  planned: PlannedWrite[],
): Candidate[] {
  const candidate = candidateOf(job, toRecord, (thrown) => failureFor(caller, thrown));
  if ("skipped" in candidate) tally.skip(candidate.skipped);
  else if ("failure" in candidate) planned.push(planBlocked(candidate.key, job, candidate.failure));
  else if (seen.add(candidate.key)) return [candidate];
  else tally.skip("same job twice");
  return [];
}

type Adoptable = ReadonlyMap<JobKey, Outcome<Found<DestinationRecord> | null>>;

/** Asks for each job that is new to us whether its record is there already, as many at once as the service allows. */
async function adoptable(
  planning: Planning,
  candidates: readonly Candidate[],
  lookup: Lookup,
): Promise<Promise<Answer>[]> {
  const { adopter, caller } = planning;
  const answers: Promise<Answer>[] = [];
  for (const { key, job } of candidates) {
    if (!lookup.has(key) || lookup.get(key)?.remoteId !== undefined || whyNot(planning, job, lookup.get(key)))
      continue;
    await caller.concurrency.start(() => {
      const answer = (async (): Promise<Answer> => [key, await adopter(key, job)])();
      answers.push(answer);
      return answer;
    });
  }
  return answers;
}

function planOne(
  planning: Planning,
  candidate: Candidate,
  lookup: Lookup,
  found: Adoptable,
  planned: PlannedWrite[],
): void {
  const { tally } = planning;
  const row = lookup.get(candidate.key);
  const unchanged = !lookup.has(candidate.key);
  const reason = unchanged
    ? planning.eligibility.whyNotKnown(candidate.job)
    : whyNot(planning, candidate.job, row);
  if (reason !== undefined) return tally.skip(reason);
  if (unchanged) return planning.retryFailed ? tally.skip("did not fail") : tally.unchanged();
  planned.push(
    row?.remoteId === undefined
      ? planNew(planning, candidate, row, found.get(candidate.key))
      : planKnown(candidate, row),
  );
}

function whyNot(
  { eligibility, retryFailed }: Planning,
  job: Job,
  row: LedgerRow | undefined,
): string | undefined {
  const reason = row?.remoteId === undefined ? eligibility.whyNotNew(job) : eligibility.whyNotKnown(job);
  return reason ?? (retryFailed && !row?.failed ? "did not fail" : undefined);
}

function planNew(
  { destination, ledger, unsettled }: Planning,
  candidate: Candidate,
  row: LedgerRow | undefined,
  answer: Outcome<Found<DestinationRecord> | null> | undefined,
): PlannedWrite {
  const failure = unsettled.get(candidate.key) ?? (answer?.ok === false ? answer.failure : undefined);
  if (failure) return planBlocked(candidate.key, candidate.job, failure);
  const found = answer?.ok ? answer.value : null;
  if (found && !ledger.isTaken(found.id)) return planAdopt(candidate, found);
  return planCreate(candidate, row, destination.idempotentCreate === true);
}
