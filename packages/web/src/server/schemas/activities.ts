import type { PlanReport, Progress, SyncReport, UndoReport } from "@peregrine/core/host";
import { z } from "zod";
import type { Activity, ActivityAnswer, ActivityEvent } from "../../api-types.ts";
import { component } from "./components.ts";
import { failure } from "./failure.ts";
import { packageReports, step } from "./packages.ts";
import { jobFailure, planAction, runCounts, runOutcome } from "./runs.ts";

const count = z.int().min(0);
const skippedBecause = z.record(z.string(), count);
const warnings = z.array(z.string());
const state = z.enum(["running", "stopping", "done", "failed"]);
const phase = z.enum(["prepare", "recover", "plan", "write"]);

const progress = component(
  "Progress",
  z.object({
    phase: z.enum(["plan", "write"]),
    done: count,
    total: count.exactOptional(),
    rate: z.number(),
    remainingMs: z.number().exactOptional(),
    inFlight: count,
    silentMs: z.number(),
  }),
) satisfies z.ZodType<Progress>;

const planReport = component(
  "PlanReport",
  z.object({
    integration: z.string(),
    counts: z.record(z.enum([...planAction.options, "skipped", "invalid"]), count),
    requests: count,
    estimatedMs: z.number(),
    known: count,
    brake: z.boolean(),
    mayDouble: z.boolean(),
    warnings,
    skippedBecause,
  }),
) satisfies z.ZodType<PlanReport>;

const syncReport = component(
  "SyncReport",
  z.object({
    run: z.int(),
    integration: z.string(),
    outcome: runOutcome,
    counts: runCounts,
    failures: z.array(jobFailure),
    failure: failure.exactOptional(),
    resumeAt: z.string().exactOptional(),
    startedAt: z.string(),
    durationMs: z.number(),
    requests: count,
    retries: count,
    warnings,
    skippedBecause,
  }),
) satisfies z.ZodType<SyncReport>;

const undoReport = component(
  "UndoReport",
  z.object({
    run: z.int(),
    integration: z.string(),
    restored: count,
    trashed: count,
    refused: z.array(jobFailure),
    requests: count,
  }),
) satisfies z.ZodType<UndoReport>;

export const activity = component(
  "Activity",
  z.object({
    id: z.string(),
    kind: z.enum(["plan", "sync", "undo", "add", "update", "remove"]),
    integration: z.string(),
    label: z.string(),
    state,
    startedAt: z.string(),
    endedAt: z.string().exactOptional(),
    phase: phase.exactOptional(),
    step: step.exactOptional(),
    progress: progress.exactOptional(),
    waiting: z.object({ until: z.string(), failure }).exactOptional(),
    warnings,
    plan: planReport.exactOptional(),
    sync: syncReport.exactOptional(),
    undo: undoReport.exactOptional(),
    ...packageReports,
    failure: failure.exactOptional(),
  }),
) satisfies z.ZodType<Activity>;

export const activityAnswer = component(
  "ActivityAnswer",
  z.object({ activity }),
) satisfies z.ZodType<ActivityAnswer>;

export const activitiesAnswer = component("ActivitiesAnswer", z.object({ activities: z.array(activity) }));

export const activityEvent = component(
  "ActivityEvent",
  z.discriminatedUnion("type", [
    z.object({ type: z.literal("state"), state }),
    z.object({ type: z.literal("phase"), phase }),
    z.object({ type: z.literal("step"), step }),
    z.object({ type: z.literal("progress"), progress }),
    z.object({
      type: z.literal("wrote"),
      key: z.string(),
      title: z.string(),
      action: z.enum(["create", "update", "adopt"]),
    }),
    z.object({ type: z.literal("failed"), failure: jobFailure }),
    z.object({ type: z.literal("waiting"), until: z.string(), failure }),
    z.object({ type: z.literal("warning"), message: z.string() }),
    z.object({ type: z.literal("end"), activity }),
  ]),
) satisfies z.ZodType<ActivityEvent>;
