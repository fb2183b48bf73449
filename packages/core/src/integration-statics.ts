import type { Category } from "./discovery/category.ts";
import type { Tier } from "./tier.ts";

/** What stands on an integration's class. The optional part after `baseUrl` only feeds the package's manifest. */
export interface IntegrationStatics {
  readonly name: string;
  readonly label: string;
  readonly tier: Tier;
  readonly baseUrl?: string;
  /** Features that need more than the free tier: `{ acme_sync: "paid" }`. */
  readonly features?: Readonly<Record<string, Tier>>;
  /** The hosts it talks to: `["api.acme.com", "*.acmefiles.com"]`. Left out: the host of `baseUrl`. */
  readonly hosts?: readonly string[];
  /** An http(s) page about setting the connection up. */
  readonly docsUrl?: string;
  /** An emoji, or a small picture as a `data:image/…` address. */
  readonly icon?: string;
  /** What it does, in one plain sentence. */
  readonly summary?: string;
  readonly category?: Category;
}
