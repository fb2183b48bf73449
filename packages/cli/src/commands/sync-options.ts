import { UsageError, type Call } from "../command.ts";
import { resolve } from "node:path";

/** What a call of `sync` says about how to sync. */
export interface GivenSyncOptions {
  jobs?: string;
  statuses?: readonly string[];
  retryFailed: boolean;
  yes: boolean;
  now: boolean;
  patienceMs?: number;
  limits?: { requestsPerSecond: number };
}

/** @throws UsageError for a patience or a rate that is no number, and a list of statuses with nothing in it */
export function syncOptions({ flag, value, values, shell }: Call): GivenSyncOptions {
  const jobs = value("jobs");
  const statuses = values("status")
    .flatMap((list) => list.split(","))
    .map((status) => status.trim())
    .filter(Boolean);
  if (values("status").length > 0 && statuses.length === 0) {
    throw new UsageError("--status names no status", "Write it as --status applied,interviewing");
  }
  return {
    ...(jobs === undefined ? {} : { jobs: jobs === "-" ? jobs : resolve(shell.cwd, jobs) }),
    ...(statuses.length > 0 ? { statuses } : {}),
    ...patience(value("patience")),
    ...rate(value("rate")),
    retryFailed: flag("retry-failed"),
    yes: flag("yes"),
    now: flag("now"),
  };
}

function patience(seconds: string | undefined): { patienceMs?: number } {
  if (seconds === undefined) return {};
  if (!/^\d+(\.\d+)?$/.test(seconds))
    throw new UsageError(`--patience ${seconds} is no number of seconds`, "Write it as --patience 120");
  return { patienceMs: Number(seconds) * 1000 };
}

function rate(perSecond: string | undefined): { limits?: { requestsPerSecond: number } } {
  if (perSecond === undefined) return {};
  if (!/^\d+(\.\d+)?$/.test(perSecond) || Number(perSecond) === 0)
    throw new UsageError(`--rate ${perSecond} is no number of requests a second`, "Write it as --rate 2.5");
  return { limits: { requestsPerSecond: Number(perSecond) } };
}
