export { createInstaller } from "./create-installer.ts";
export type { InstallerOptions } from "./installer-options.ts";
export type {
  Added,
  Found,
  Installer,
  InstalledTrust,
  Misfit,
  Offer,
  PackageInfo,
  Removed,
  SearchResult,
  Step,
  Stoppable,
  UpdateResult,
  Working,
} from "./api.ts";
export { provenanceLine, type Provenance } from "./trust/provenance.ts";
export type { TrustFacts } from "./trust/trust-facts.ts";
export type { TrustRoot } from "./trust/trust-root.ts";
