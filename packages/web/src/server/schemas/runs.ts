import type { FieldChanges, JobFailure, PlanEntry, RunCounts, RunSummary } from "@peregrine/core/host";
import { z } from "zod";
import type { ChangesPage, EntriesPage, FailuresPage, RunAnswer, RunsAnswer } from "../../api-types.ts";
import { component } from "./components.ts";
import { failure } from "./failure.ts";

const count = z.int().min(0);
const value = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);

export const planAction = z.enum(["create", "update", "unchanged", "adopt", "detached", "blocked"]);
export const runOutcome = z.enum(["done", "stopped", "deferred", "cancelled", "braked"]);

export const runCounts = component(
  "RunCounts",
  z.object({
    created: count,
    updated: count,
    adopted: count,
    unchanged: count,
    detached: count,
    failed: count,
    skipped: count,
    invalid: count,
    left: count,
  }),
) satisfies z.ZodType<RunCounts>;

export const runSummary = component(
  "RunSummary",
  z.object({
    id: z.int(),
    integration: z.string(),
    startedAt: z.string(),
    endedAt: z.string().exactOptional(),
    outcome: z.enum([...runOutcome.options, "killed"]).exactOptional(),
    counts: runCounts,
    durationMs: z.number(),
    requests: count,
    retries: count,
    failure: failure.exactOptional(),
    resumeAt: z.string().exactOptional(),
  }),
) satisfies z.ZodType<RunSummary>;

const fieldChanges = component(
  "FieldChanges",
  z.record(z.string(), z.object({ before: value.exactOptional(), after: value })),
) satisfies z.ZodType<FieldChanges>;

export const jobFailure = component(
  "JobFailure",
  z.object({ key: z.string(), title: z.string(), action: planAction, failure }),
) satisfies z.ZodType<JobFailure>;

const planEntry = component(
  "PlanEntry",
  z.object({
    key: z.string(),
    title: z.string(),
    action: planAction,
    changes: fieldChanges,
    remoteId: z.string().exactOptional(),
    failure: failure.exactOptional(),
    mayDouble: z.literal(true).exactOptional(),
  }),
) satisfies z.ZodType<PlanEntry>;

export const runAnswer = component(
  "RunAnswer",
  runSummary.extend({ failureCount: count, changeCount: count }),
) satisfies z.ZodType<RunAnswer>;

export const runsAnswer = component(
  "RunsAnswer",
  z.object({ runs: z.array(runSummary) }),
) satisfies z.ZodType<RunsAnswer>;

function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), total: count, offset: count });
}

export const entriesPage = component("EntriesPage", pageOf(planEntry)) satisfies z.ZodType<EntriesPage>;
export const failuresPage = component("FailuresPage", pageOf(jobFailure)) satisfies z.ZodType<FailuresPage>;
export const changesPage = component(
  "ChangesPage",
  pageOf(z.object({ title: z.string(), action: z.string(), changes: fieldChanges })),
) satisfies z.ZodType<ChangesPage>;
