import type { PeregrineOptions } from "@peregrine/core/host";
import type { Host } from "./package/host.ts";
import type { DownloadCounters } from "./trust/download-counters.ts";
import type { TrustRoot } from "./trust/trust-root.ts";

/** Where integrations are installed, and through what. Everything has the process's own as its default. */
export interface InstallerOptions extends PeregrineOptions {
  /** The keys that provenance is checked against. Default: those of the public Sigstore instance. */
  trustRoot?: TrustRoot;
  /** Where registries count downloads. Default: npm's own registry alone is known to. */
  downloadCounters?: DownloadCounters;
  /** What a package has to fit. Default: this Node.js, and this core. */
  host?: Host;
}
