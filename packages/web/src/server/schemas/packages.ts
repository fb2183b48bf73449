import type { Manifest } from "@peregrine/core/host";
import type {
  Added,
  Misfit,
  Offer,
  Provenance,
  Removed,
  SearchResult,
  Step,
  TrustFacts,
  UpdateResult,
} from "@peregrine/installer";
import { z } from "zod";
import type { FindAnswer, PackagesAnswer } from "../../api-types.ts";
import { component } from "./components.ts";
import { failure } from "./failure.ts";
import { field, tier } from "./integrations.ts";

const names = z.array(z.string());

const searchResult = component(
  "SearchResult",
  z.object({
    packageName: z.string(),
    name: z.string(),
    version: z.string(),
    official: z.boolean(),
    description: z.string().exactOptional(),
    publisher: z.string().exactOptional(),
    publishedAt: z.string().exactOptional(),
    installed: z.string().exactOptional(),
  }),
) satisfies z.ZodType<SearchResult>;

export const packagesAnswer = component(
  "PackagesAnswer",
  z.object({ packages: z.array(searchResult) }),
) satisfies z.ZodType<PackagesAnswer>;

const provenance = component(
  "Provenance",
  z.discriminatedUnion("state", [
    z.object({
      state: z.literal("verified"),
      repository: z.string(),
      workflow: z.string(),
      commit: z.string().exactOptional(),
    }),
    z.object({ state: z.literal("unverified"), reason: z.string() }),
    z.object({ state: z.literal("false"), reason: z.string() }),
  ]),
) satisfies z.ZodType<Provenance>;

const trustFacts = component(
  "TrustFacts",
  z.object({
    packageName: z.string(),
    version: z.string(),
    official: z.boolean(),
    registry: z.string(),
    publisher: z.string().exactOptional(),
    firstPublishedAt: z.string().exactOptional(),
    publishedAt: z.string().exactOptional(),
    weeklyDownloads: z.int().exactOptional(),
    provenance,
    installScripts: names,
    hosts: names.exactOptional(),
    dependencies: z.int(),
    deprecated: z.string().exactOptional(),
  }),
) satisfies z.ZodType<TrustFacts>;

const manifest = component(
  "Manifest",
  z.object({
    name: z.string(),
    label: z.string(),
    tier,
    category: z.enum(["tracking", "calendar", "notifications", "storage", "other"]).exactOptional(),
    summary: z.string().exactOptional(),
    docsUrl: z.string().exactOptional(),
    icon: z.string().exactOptional(),
    hosts: names.exactOptional(),
    features: z.record(z.string(), tier).exactOptional(),
    fields: z.array(field),
  }),
) satisfies z.ZodType<Manifest>;

const offer = component(
  "Offer",
  z.object({
    packageName: z.string(),
    version: z.string(),
    manifest,
    source: z.enum(["registry", "folder", "archive"]),
    target: z.string(),
    integrity: z.string().exactOptional(),
    facts: trustFacts.exactOptional(),
    needsConsent: z.boolean(),
    installed: z.string().exactOptional(),
  }),
) satisfies z.ZodType<Offer>;

const misfit = component(
  "Misfit",
  z.object({
    packageName: z.string(),
    version: z.string(),
    reason: z.string(),
    fits: z.string().exactOptional(),
  }),
) satisfies z.ZodType<Misfit>;

export const findAnswer = component(
  "FindAnswer",
  z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("offer"), offer }),
    z.object({ kind: z.literal("choices"), name: z.string(), choices: z.array(searchResult) }),
    z.object({ kind: z.literal("misfit"), misfit }),
  ]),
) satisfies z.ZodType<FindAnswer>;

export const step = z.enum([
  "looking up",
  "checking",
  "installing",
  "testing",
  "taking back",
  "removing",
]) satisfies z.ZodType<Step["doing"]>;

const added = z.object({
  name: z.string(),
  label: z.string(),
  packageName: z.string(),
  version: z.string(),
  before: z.string().exactOptional(),
  configured: z.boolean(),
}) satisfies z.ZodType<Added>;

const updated = z.object({
  name: z.string(),
  packageName: z.string(),
  before: z.string(),
  newest: z.string().exactOptional(),
  state: z.enum(["updated", "current", "rolled_back", "skipped", "held", "failed"]),
  needsConsent: z.literal(true).exactOptional(),
  tested: z.boolean().exactOptional(),
  reason: z.string().exactOptional(),
  failure: failure.exactOptional(),
}) satisfies z.ZodType<UpdateResult>;

const removed = z.object({
  name: z.string(),
  packageName: z.string(),
  version: z.string(),
  disconnected: z.boolean(),
  forgotten: z.int().min(0),
}) satisfies z.ZodType<Removed>;

/** What activities with packages end with. */
export const packageReports = {
  added: component("Added", added).exactOptional(),
  updated: component("UpdateResult", updated).exactOptional(),
  removed: component("Removed", removed).exactOptional(),
};
