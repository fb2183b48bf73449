import type { Field, LastCheck, Problem, SettingsCard } from "@peregrine/core/host";
import { z } from "zod";
import type { Card, ConnectAnswer, DisconnectAnswer, IntegrationForm, Settings } from "../../api-types.ts";
import { component } from "./components.ts";
import { checkResult, failure, issue } from "./failure.ts";
import { runSummary } from "./runs.ts";

export const tier = z.enum(["free", "paid", "premium", "ultra"]) satisfies z.ZodType<
  NonNullable<SettingsCard["tier"]>
>;

const fieldBase = {
  key: z.string(),
  label: z.string(),
  placeholder: z.string().exactOptional(),
  required: z.boolean().exactOptional(),
  help: z.string().exactOptional(),
  docsUrl: z.string().exactOptional(),
};

export const field = component(
  "Field",
  z.union([
    z.object({
      ...fieldBase,
      type: z.enum(["text", "password", "url"]),
      default: z.string().exactOptional(),
    }),
    z.object({ ...fieldBase, type: z.literal("checkbox"), default: z.boolean().exactOptional() }),
    z.object({
      ...fieldBase,
      type: z.literal("select"),
      options: z.array(z.object({ value: z.string(), label: z.string() })),
      default: z.string().exactOptional(),
    }),
  ]),
) satisfies z.ZodType<Field>;

const lastCheck = component(
  "LastCheck",
  z.object({
    at: z.string(),
    ok: z.boolean(),
    account: z.string().exactOptional(),
    failure: failure.exactOptional(),
    since: z.string(),
  }),
) satisfies z.ZodType<LastCheck>;

const card = component(
  "Card",
  z.object({
    name: z.string(),
    label: z.string(),
    state: z.enum(["not_configured", "verified", "failing", "untested", "locked", "broken", "missing"]),
    configured: z.boolean(),
    reason: z.string().exactOptional(),
    hint: z.string().exactOptional(),
    command: z.string().exactOptional(),
    summary: z.string().exactOptional(),
    category: z.string().exactOptional(),
    tier: tier.exactOptional(),
    docsUrl: z.string().exactOptional(),
    icon: z.string().exactOptional(),
    hosts: z.array(z.string()).exactOptional(),
    packageName: z.string().exactOptional(),
    version: z.string().exactOptional(),
    official: z.boolean().exactOptional(),
    lastCheck: lastCheck.exactOptional(),
    records: z.int().min(0),
    lastRun: runSummary.exactOptional(),
  }),
) satisfies z.ZodType<Card>;

const problem = component(
  "Problem",
  z.object({
    packageName: z.string().exactOptional(),
    name: z.string().exactOptional(),
    path: z.string(),
    kind: z.enum(["broken", "incompatible", "duplicate", "unreadable"]),
    reason: z.string(),
    hint: z.string().exactOptional(),
  }),
) satisfies z.ZodType<Problem>;

export const settings = component(
  "Settings",
  z.object({ cards: z.array(card), problems: z.array(problem) }),
) satisfies z.ZodType<Settings>;

export const integrationForm = component(
  "IntegrationForm",
  card.extend({
    fields: z.array(field),
    values: z.record(z.string(), z.unknown()),
    secretsSet: z.array(z.string()),
    path: z.string(),
  }),
) satisfies z.ZodType<IntegrationForm>;

export const connectAnswer = component(
  "ConnectAnswer",
  z.object({
    ok: z.boolean(),
    saved: z.boolean(),
    issues: z.array(issue),
    check: checkResult.exactOptional(),
  }),
) satisfies z.ZodType<ConnectAnswer>;

export const disconnectAnswer = component(
  "DisconnectAnswer",
  z.object({ removed: z.boolean(), forgotten: z.int().min(0) }),
) satisfies z.ZodType<DisconnectAnswer>;
