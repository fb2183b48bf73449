import type { Job } from "@peregrine/core";
import type { IntegrationClass } from "@peregrine/core/host";
import type { ScriptedAnswer } from "../server/fault.ts";

/** The values of a connection's form. */
export type Values = Readonly<Record<string, string | boolean | undefined>>;

/** A record as it stands in the service, read past its API. */
export interface LiveRecord {
  /** The service's own id of it. */
  id: string;
  /** Which job it belongs to: the job's URL or its key, as the record holds it. */
  job: string;
  /** What it holds, by the service's names; only what the integration writes, no dates or revisions of the service's own. */
  values: Readonly<Record<string, unknown>>;
}

/** A service that runs on this machine, empty at its start: a fake, or the real thing in a container. */
export interface RunningService {
  /** Its address: `"http://127.0.0.1:49152"`. Left out where there is no network, only a `folder`. */
  url?: string;
  /** Where a destination without a network keeps its files. */
  folder?: string;
  /** Form values that are known only now, such as the id of a database made for this run. */
  config?: Values;
  /** Secrets that it refuses, for those that have a form of their own, such as JSON. Left out: each with a 0 at its end. */
  wrongSecrets?: Values;
  /** Every record that is not in the trash. */
  records(): readonly LiveRecord[] | Promise<readonly LiveRecord[]>;
  /** Changes, as a person would, a value that comes from the job's company or another field that the checks do not change. */
  edit?(id: string): unknown;
  /** Puts a record in the trash, as a person would. */
  trash?(id: string): unknown;
  /** Makes the token worthless. Left out: the server in front of the service answers 401 from then on. */
  revokeToken?(): void;
  /** Takes the target away: the database, the table. Left out: everything is answered 404 from then on. */
  removeTarget?(): void;
  /** Renames a column that the integration writes. Left out: the service refuses one write with 422. */
  renameColumn?(): unknown;
  close(): unknown;
}

/** How to run the service, and what is particular to its API. */
export interface ServiceUnderTest {
  /** Starts one that nobody else uses; each check has its own. */
  start(): RunningService | Promise<RunningService>;
  /** False for a destination that only writes files: what a network may do to it is not asked, what may happen in the folder is. */
  network?: false;
  /** Which requests change something there; by default all but GET, HEAD and OPTIONS. */
  isWrite?(request: { method: string; path: string }): boolean;
  /** Bodies that the service's client insists on, by status; by default `{ "message": … }`. */
  answers?: Readonly<Record<number, Omit<ScriptedAnswer, "status">>>;
  /** Headers that rightly carry the secret, in lower case; by default `authorization`. */
  credentialHeaders?: readonly string[];
}

/** An integration, and all that the checks need to know of it and its service. */
export interface IntegrationUnderTest {
  Integration: IntegrationClass;
  /** Address of the module whose default export it is: `new URL("./index.ts", import.meta.url)`. Killed processes load it. */
  module: URL | string;
  /** True: its code runs in a process of its own, as an installed package of a third party does. By default in this one. */
  contained?: boolean;
  /** Values with which it connects. Secrets should be long and hold `/`, `+` or `?`, so that their encodings differ. */
  config: Values;
  service: ServiceUnderTest;
  /** Values that name a target which is not there: `{ workspace_id: "elsewhere" }`. */
  missingTarget?: Values;
  /** A later state of a job, of which one field differs; by default its status. */
  change?(job: Job): Job;
  /** Decides about jobs and moments; by default 1. */
  seed?: number;
  /** How many kills each of the two kill checks makes, drawn by the seed; by default 6, and `"all"` kills at every request. */
  kills?: number | "all";
}
