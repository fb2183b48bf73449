import type { Destination } from "../destination.ts";
import { importFile } from "../discovery/import-entry.ts";
import { integrationIn } from "../discovery/integration-class.ts";
import { manifestOf } from "../discovery/manifest-of.ts";
import type { IntegrationBase } from "../integration-base.ts";
import type { Job } from "../job.ts";
import { destinationOf } from "../peregrine/destination-of.ts";
import { ATTACH } from "../runtime.ts";
import type { Handler } from "./channel.ts";
import { plainRecord } from "./records.ts";
import { serveDestination } from "./serve-destination.ts";
import { encodeThrown } from "./thrown.ts";

/** What the child is asked to load. */
export interface OpenOrder {
  /** The file that holds the class, symlinks followed. */
  file: string;
  timeoutMs: number;
  /** Where the service is, if not at the class's own address. */
  baseUrl?: string;
}

/** What the child may ask of its host. */
export interface Host {
  fetch: typeof fetch;
  warn(message: string): void;
}

/** Answers what the host asks of the integration in this process. What comes from the host is believed. */
export function serve(host: Host): Record<string, Handler> {
  let instance: IntegrationBase | undefined;
  let destination: Destination | undefined;
  const opened = (): IntegrationBase => instance ?? missing("integration");
  return {
    async open({ value }) {
      const { file, timeoutMs, baseUrl } = value as OpenOrder;
      const Class = integrationIn(await importFile(file, timeoutMs));
      const manifest = manifestOf(Class);
      instance = new Class();
      instance[ATTACH]({ fetch: host.fetch, ...(baseUrl === undefined ? {} : { baseUrl }) });
      return { value: manifest };
    },
    async connect({ value }) {
      const connected = opened().connect(value as Record<string, unknown>);
      const { issues, config } = opened();
      return { value: connected ? { config } : { issues } };
    },
    check: async (_parcel, signal) => ({ value: await opened().check(signal) }),
    targetKey: async () => ({ value: opened().targetKey() }),
    async destination() {
      destination = destinationOf(opened());
      return { value: outlineOf(destination) };
    },
    async toRecords({ value }) {
      const { toRecord } = destination ?? missing("destination");
      return { value: (value as Job[]).map((job) => converted(job, toRecord.bind(destination))) };
    },
    ...serveDestination(host, () => destination ?? missing("destination")),
  };
}

/** What a destination can do, and what it says of its service. */
function outlineOf(destination: Destination): unknown {
  const { limits = {}, batch, idempotentCreate, findLagMs } = destination;
  const { requestsPerSecond, concurrency } = limits;
  const methods = ["prepare", "find", "scan", "read", "trash"] as const;
  return {
    can: methods.filter((method) => destination[method] !== undefined),
    limits: { requestsPerSecond, concurrency },
    batchSize: batch?.size,
    idempotentCreate,
    findLagMs,
  };
}

function converted(job: Job, toRecord: Destination["toRecord"]): unknown {
  try {
    return { record: plainRecord(toRecord(job)) };
  } catch (thrown) {
    return { thrown: encodeThrown(thrown) };
  }
}

function missing(what: string): never {
  throw new Error(`There is no ${what} yet`);
}
