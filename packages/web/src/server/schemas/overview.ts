import type { TierReport } from "@peregrine/core/host";
import { z } from "zod";
import type { JobsReport, Overview, WizardState } from "../../api-types.ts";
import { activity } from "./activities.ts";
import { component } from "./components.ts";
import { failure } from "./failure.ts";
import { wizardDraft } from "./requests.ts";

const tierReport = component(
  "TierReport",
  z.object({
    tier: z.string(),
    source: z.string(),
    known: z.boolean(),
    integrations: z.array(
      z.object({
        name: z.string(),
        label: z.string(),
        needs: z.enum(["free", "paid", "premium", "ultra"]),
        open: z.boolean(),
      }),
    ),
  }),
) satisfies z.ZodType<TierReport>;

export const wizardState = component(
  "WizardState",
  z.object({
    needed: z.boolean(),
    complete: z.boolean(),
    step: z.int().exactOptional(),
    ourStep: z.int(),
    draft: wizardDraft,
  }),
) satisfies z.ZodType<WizardState>;

export const jobsReport = component(
  "JobsReport",
  z.object({
    source: z.string().exactOptional(),
    total: z.int(),
    invalid: z.int(),
    statuses: z.array(z.object({ status: z.string().exactOptional(), count: z.int(), synced: z.boolean() })),
    failure: failure.exactOptional(),
  }),
) satisfies z.ZodType<JobsReport>;

export const overview = component(
  "Overview",
  z.object({
    version: z.string(),
    home: z.object({
      dir: z.string(),
      jobsPath: z.string().exactOptional(),
      notes: z.array(z.string()),
    }),
    tier: tierReport,
    wizard: wizardState,
    activities: z.array(activity),
  }),
) satisfies z.ZodType<Overview>;
