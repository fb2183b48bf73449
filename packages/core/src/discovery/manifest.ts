import { NAME_PATTERN } from "../config/config-path.ts";
import type { Field } from "../field.ts";
import { TIERS, type Tier } from "../tier.ts";
import { CATEGORIES, type Category } from "./category.ts";
import { httpUrl, lineOf, listOf, mapOf, oneOf, shapeOf, textLike } from "./checks.ts";
import { checkFields, word } from "./field-checks.ts";

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

const tier = oneOf(TIERS);

const HOST = /^(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d{1,5})?$/i;
const ICON = /^(?:data:image\/(?:svg\+xml|png|jpeg|gif|webp)[;,][!-~]+|[^\s!-~]{1,16})$/;

const check = shapeOf(
  { name: word, label: lineOf(100), tier, fields: checkFields },
  {
    category: oneOf(CATEGORIES),
    summary: lineOf(300),
    docsUrl: httpUrl,
    icon: textLike(ICON, 64 * 1024, "an emoji or a data:image/ address"),
    hosts: listOf(textLike(HOST, 260, "a host, such as api.example.com"), 50),
    features: mapOf(NAME_PATTERN, tier, 50),
  },
);

/**
 * Checks a manifest, every part of it, and leaves out what it does not know. The keys come out in one order, always.
 *
 * @throws Fault that names the first part that is wrong
 */
export function parseManifest(value: unknown): Manifest {
  return check(value, "");
}
