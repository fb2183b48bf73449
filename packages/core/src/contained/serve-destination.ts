import type {
  BatchItem,
  Destination,
  DestinationRecord,
  FindContext,
  PrepareContext,
  RecordContext,
  Scanned,
} from "../destination.ts";
import type { Handler } from "./channel.ts";
import { plainFound, plainRecord } from "./records.ts";
import type { Host } from "./serve.ts";

/** The arguments of a destination's methods, as the host sends them: a context without its signal. */
export interface DestinationCalls {
  prepare: Omit<PrepareContext, "signal" | "warn">;
  create: { record: DestinationRecord; context: Omit<RecordContext, "signal"> };
  update: { id: string; changes: DestinationRecord; context: Omit<RecordContext, "signal"> };
  find: { key: string; context: Omit<FindContext, "signal"> };
  read: { id: string };
  trash: { id: string };
  upsert: { items: readonly BatchItem<DestinationRecord>[] };
}

/** Records of a scan that are told at once. */
const PAGE = 200;

function on<Name extends keyof DestinationCalls>(
  call: (given: DestinationCalls[Name], signal: AbortSignal) => unknown,
): Handler {
  return async ({ value }, signal) => ({ value: await call(value as DestinationCalls[Name], signal) });
}

/** Answers calls of the destination's methods that talk to its service. */
export function serveDestination(host: Host, destination: () => Destination): Record<string, Handler> {
  return {
    prepare: on<"prepare">((context, signal) =>
      destination().prepare?.({ ...context, signal, warn: (message) => host.warn(message) }),
    ),
    create: on<"create">(({ record, context }, signal) =>
      destination().create(record, { ...context, signal }),
    ),
    update: on<"update">(async ({ id, changes, context }, signal) => {
      await destination().update(id, changes, { ...context, signal });
    }),
    find: on<"find">(async ({ key, context }, signal) => {
      const found = await destination().find?.(key, { ...context, signal });
      return typeof found === "object" && found !== null ? plainFound(found) : found;
    }),
    read: on<"read">(async ({ id }, signal) => plainRecord(await destination().read?.(id, { signal }))),
    trash: on<"trash">(async ({ id }, signal) => {
      await destination().trash?.(id, { signal });
    }),
    upsert: on<"upsert">(({ items }, signal) => destination().batch?.upsert(items, { signal })),
    ...serveScan(destination),
  };
}

/** A scan is read page by page; a page that is no longer wanted aborts the whole of it. */
function serveScan(destination: () => Destination): Record<string, Handler> {
  let controller = new AbortController();
  let reading: AsyncIterator<Scanned<DestinationRecord>> | undefined;
  return {
    async scan() {
      controller = new AbortController();
      reading = destination().scan?.({ signal: controller.signal })[Symbol.asyncIterator]();
    },
    async scanned(_parcel, signal) {
      signal.addEventListener("abort", () => controller.abort(), { once: true });
      const page: unknown[] = [];
      while (page.length < PAGE) {
        const next = await reading?.next();
        if (!next || next.done === true) return { value: { page, done: true } };
        page.push(plainFound(next.value));
      }
      return { value: { page, done: false } };
    },
    async scanOver() {
      await reading?.return?.();
      reading = undefined;
    },
  };
}
