import type { Provenance } from "./provenance.ts";

/** What a person may want to know before they trust a version of a package. What is not known is left out. */
export interface TrustFacts {
  packageName: string;
  version: string;
  /** True for packages of the `@peregrine` scope. */
  official: boolean;
  /** The registry it comes from. */
  registry: string;
  /** The account that published this version. */
  publisher?: string;
  /** When the package's first version came, ISO 8601. */
  firstPublishedAt?: string;
  /** When this version came, ISO 8601. */
  publishedAt?: string;
  weeklyDownloads?: number;
  provenance: Provenance;
  /** Scripts that npm would run at install, and does not here: `["postinstall"]`. */
  installScripts: string[];
  /** Hosts it says it talks to; undefined when it does not say. */
  hosts?: string[];
  /** How many packages it needs itself. */
  dependencies: number;
  /** The author's own warning. */
  deprecated?: string;
}
