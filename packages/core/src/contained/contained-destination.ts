import type { Destination, DestinationRecord, Scanned } from "../destination.ts";
import { isMap } from "../discovery/json-file.ts";
import { PeregrineError } from "../errors.ts";
import type { Converted, EngineDestination } from "../sync/engine-destination.ts";
import { foundIn, idIn, recordIn, recordOrNullIn, resultsIn, scannedIn } from "./records.ts";
import type { DestinationCalls } from "./serve-destination.ts";
import { decodeThrown } from "./thrown.ts";

/** How a destination in another process is reached. */
export interface Reach {
  compute(method: string, value?: unknown): Promise<unknown>;
  call(method: string, value: unknown, signal?: AbortSignal): Promise<unknown>;
  /** Tells the user something, secrets taken out. */
  onWarn(warn: (message: string) => void): void;
}

type Call = <Name extends keyof DestinationCalls>(
  method: Name,
  value: DestinationCalls[Name],
  signal: AbortSignal,
) => Promise<unknown>;

/** A destination whose code runs in another process; all that comes from there is checked. */
export function containedDestination(reach: Reach, outline: unknown): EngineDestination {
  const { can, limits, batchSize, idempotentCreate, findLagMs } = isMap(outline) ? outline : {};
  const call: Call = (method, value, signal) => reach.call(method, value, signal);
  const offered = Array.isArray(can) ? can : [];
  return {
    toRecord: () => {
      throw new TypeError("A contained destination is asked about many jobs at once");
    },
    toRecords: async (jobs) => convertedIn(await reach.compute("toRecords", jobs), jobs.length),
    create: async (record, { signal, ...context }) => idIn(await call("create", { record, context }, signal)),
    update: (id, changes, { signal, ...context }) => call("update", { id, changes, context }, signal),
    ...picked(optionalMethods(reach, call), offered),
    ...(batchSize === undefined ? {} : { batch: batchOf(call, wholeIn(batchSize) ?? 1) }),
    limits: limitsIn(limits),
    idempotentCreate: idempotentCreate === true,
    findLagMs: wholeIn(findLagMs) ?? 0,
  };
}

type Optional = Required<Pick<Destination, "prepare" | "find" | "scan" | "read" | "trash">>;

function optionalMethods(reach: Reach, call: Call): Optional {
  return {
    async prepare({ signal, warn, ...context }) {
      reach.onWarn(warn);
      return call("prepare", context, signal);
    },
    find: async (key, { signal, ...context }) => foundIn(await call("find", { key, context }, signal)),
    read: async (id, { signal }) => recordOrNullIn(await call("read", { id }, signal)),
    trash: (id, { signal }) => call("trash", { id }, signal),
    scan: ({ signal }) => scan(reach, signal),
  };
}

function picked(methods: Optional, offered: readonly unknown[]): Partial<Optional> {
  return Object.fromEntries(Object.entries(methods).filter(([name]) => offered.includes(name)));
}

async function* scan(reach: Reach, signal: AbortSignal): AsyncGenerator<Scanned<DestinationRecord>> {
  await reach.call("scan", undefined, signal);
  try {
    for (let over = false; !over;) {
      const answer = await reach.call("scanned", undefined, signal);
      const { page, done } = isMap(answer) ? answer : {};
      if (!Array.isArray(page))
        throw new PeregrineError("unknown", "The integration did not answer with what is there");
      for (const item of page) yield scannedIn(item);
      over = done === true || page.length === 0;
    }
  } finally {
    await reach.call("scanOver", undefined, signal).catch(() => undefined);
  }
}

function batchOf(call: Call, size: number): NonNullable<Destination["batch"]> {
  return {
    size,
    upsert: async (items, { signal }) => resultsIn(await call("upsert", { items }, signal)),
  };
}

function convertedIn(value: unknown, count: number): Converted[] {
  const list: unknown[] = Array.isArray(value) ? value : [];
  return Array.from({ length: count }, (_none, index) => {
    const item = list[index];
    if (isMap(item) && item.thrown !== undefined) return { thrown: decodeThrown(item.thrown) };
    try {
      const record = isMap(item) ? item.record : undefined;
      return { record: record === null ? null : recordIn(record) };
    } catch (thrown) {
      return { thrown };
    }
  });
}

function limitsIn(value: unknown): NonNullable<Destination["limits"]> {
  const { requestsPerSecond, concurrency } = isMap(value) ? value : {};
  const atOnce = wholeIn(concurrency);
  return {
    ...(typeof requestsPerSecond === "number" && requestsPerSecond > 0 ? { requestsPerSecond } : {}),
    ...(atOnce === undefined ? {} : { concurrency: atOnce }),
  };
}

/** JSON has no other numbers than finite ones. */
function wholeIn(value: unknown): number | undefined {
  return typeof value === "number" && value >= 1 && value <= 1_000_000 ? Math.floor(value) : undefined;
}
