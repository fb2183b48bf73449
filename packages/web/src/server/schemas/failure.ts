import { FAILURES, type CheckResult, type Failure, type FailureCode, type Issue } from "@peregrine/core/host";
import { z } from "zod";
import type { FailureAnswer } from "../../api-types.ts";
import { component } from "./components.ts";

const codes = Object.keys(FAILURES) as FailureCode[];

export const issue = component(
  "Issue",
  z.object({ field: z.string(), message: z.string() }),
) satisfies z.ZodType<Issue>;

export const failure = component(
  "Failure",
  z.object({
    code: z.enum(codes),
    message: z.string(),
    field: z.string().exactOptional(),
    hint: z.string().exactOptional(),
    docsUrl: z.string().exactOptional(),
    status: z.number().exactOptional(),
    retryAfterMs: z.number().exactOptional(),
    issues: z.array(issue).exactOptional(),
    mayHaveCommitted: z.boolean().exactOptional(),
  }),
) satisfies z.ZodType<Failure>;

export const failureAnswer = component(
  "FailureAnswer",
  z.object({ ok: z.literal(false), failure }),
) satisfies z.ZodType<FailureAnswer>;

export const checkResult = component(
  "CheckResult",
  z.union([
    z.object({ ok: z.literal(true), account: z.string().exactOptional() }),
    z.object({ ok: z.literal(false), failure }),
  ]),
) satisfies z.ZodType<CheckResult>;
