import { join } from "node:path";
import { createContext, createPeregrine, type Peregrine, type PeregrineContext } from "@peregrine/core/host";
import type { HomeChanges } from "./home/change.ts";
import type { InstallerOptions } from "./installer-options.ts";
import { HOST, type Host } from "./package/host.ts";
import { readNpmSettings } from "./registry/npm-settings.ts";
import { Registry } from "./registry/registry.ts";
import { DOWNLOAD_COUNTERS, type DownloadCounters } from "./trust/download-counters.ts";
import { publicTrustRoot, type TrustRoot } from "./trust/trust-root.ts";

/** What every use case is given. */
export interface InstallerContext {
  readonly options: InstallerOptions;
  readonly core: PeregrineContext;
  readonly peregrine: Peregrine;
  readonly changes: HomeChanges;
  /** Where relative paths begin. */
  readonly cwd: string;
  readonly host: Host;
  readonly trustRoot: TrustRoot;
  readonly downloadCounters: DownloadCounters;
  /** The registries, by the user's settings at the time of the call. */
  registry(): Promise<Registry>;
}

export function createInstallerContext(options: InstallerOptions): InstallerContext {
  const core = createContext(options);
  const { home, env, clock } = core;
  return {
    options,
    core,
    peregrine: createPeregrine(options),
    changes: { home, env, now: () => clock.now() },
    cwd: options.cwd ?? process.cwd(),
    host: options.host ?? HOST,
    trustRoot: options.trustRoot ?? publicTrustRoot(join(home.stateDir, "cache")),
    downloadCounters: options.downloadCounters ?? DOWNLOAD_COUNTERS,
    registry: async () => new Registry(await readNpmSettings(home.dir, env)),
  };
}
