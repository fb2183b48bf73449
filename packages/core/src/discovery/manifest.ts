import * as z from "zod/mini";
import { NAME_PATTERN } from "../config/config-path.ts";
import type { Field } from "../field.ts";
import { TIERS, type Tier } from "../tier.ts";
import { CATEGORIES, type Category } from "./category.ts";
import { fieldsSchema } from "./field-schema.ts";
import { httpUrl, lineOf, word } from "./plain-text.ts";
import { Fault } from "./problem.ts";

/** What an integration's package says about it without running: `dist/peregrine.json`, made from its class. */
export interface Manifest {
  /** `^[a-z][a-z0-9_]*$`: also the name of its config file. */
  name: string;
  label: string;
  tier: Tier;
  category?: Category;
  /** What it does, in one plain sentence. */
  summary?: string;
  /** An http(s) page about setting it up. */
  docsUrl?: string;
  /** An emoji, or a picture as a `data:image/…` address. */
  icon?: string;
  /** The hosts it talks to: `["api.acme.com", "*.acmefiles.com"]`. */
  hosts?: string[];
  /** Features and the tier each needs: `{ acme_sync: "paid" }`. */
  features?: Record<string, Tier>;
  fields: Field[];
}

/** The largest manifest that is read, in bytes. A real one has a few thousand. */
export const MANIFEST_LIMIT = 256 * 1024;

const tier = z.enum(TIERS, { error: `must be one of ${TIERS.join(", ")}` });

const host = lineOf(260).check(
  z.regex(/^(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d{1,5})?$/i, {
    error: "must be a host, such as api.example.com",
  }),
);

const icon = z.string({ error: "must be text" }).check(
  z.maxLength(64 * 1024, { error: "must have at most 64 KiB" }),
  z.regex(/^(?:data:image\/(?:svg\+xml|png|jpeg|gif|webp)[;,][!-~]+|[^\s!-~]{1,16})$/, {
    error: "must be an emoji or a data:image/ address",
  }),
);

const schema = z.object(
  {
    name: word(NAME_PATTERN),
    label: lineOf(100),
    tier,
    category: z.exactOptional(z.enum(CATEGORIES, { error: `must be one of ${CATEGORIES.join(", ")}` })),
    summary: z.exactOptional(lineOf(300)),
    docsUrl: z.exactOptional(httpUrl()),
    icon: z.exactOptional(icon),
    hosts: z.exactOptional(
      z.array(host, { error: "must be a list" }).check(z.maxLength(50, { error: "must be at most 50" })),
    ),
    features: z.exactOptional(z.record(word(NAME_PATTERN), tier, { error: "must map names to tiers" })),
    fields: fieldsSchema,
  },
  { error: "must be an object" },
);

/**
 * Checks a manifest, every part of it, and leaves out what it does not know. The keys come out in one order, always.
 *
 * @throws Fault that names the first part that is wrong
 */
export function parseManifest(value: unknown): Manifest {
  const result = z.safeParse(schema, value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const place = (issue?.path ?? []).map(step).join("").replace(/^\./, "");
  throw new Fault(
    "broken",
    `its manifest is wrong: ${place} ${issue?.message ?? "is not valid"}`.replace(":  ", ": it "),
  );
}

/** A step to the part that is wrong. A key that is no plain word is not repeated: it goes to a terminal. */
function step(key: PropertyKey): string {
  if (typeof key === "number") return `[${key}]`;
  return typeof key === "string" && /^\w{1,64}$/.test(key) ? `.${key}` : ".…";
}
