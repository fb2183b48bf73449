import type { Failure, Home, Manifest } from "@peregrine/core/host";
import type { Provenance } from "./trust/provenance.ts";
import type { TrustFacts } from "./trust/trust-facts.ts";

/** Everything a shell can do with packages. Every method answers plain data, or throws a `PeregrineError`. */
export interface Installer {
  readonly home: Home;
  /** Integrations in the registry, official ones first. */
  search(words?: string, options?: Stoppable): Promise<SearchResult[]>;
  /** All that is known of a package, installed or not. @throws `not_found` */
  info(spec: string, options?: Stoppable): Promise<PackageInfo>;
  /**
   * Finds what a person asked for and looks into it; writes nothing.
   *
   * @param spec - `"acme"`, `"acme@1.2"`, a package's name, or the path of a folder or `.tgz`
   * @throws `not_found`, `incompatible` when its archive or its provenance is false
   */
  find(spec: string, options?: Working): Promise<Found>;
  /**
   * Installs what was found, all or nothing.
   *
   * @throws `permission` when the package needs a person's word (`needsConsent`) and `trusted` is not set
   */
  add(offer: Offer, options?: Working & { trusted?: boolean }): Promise<Added>;
  /**
   * Updates one integration, or all: each is checked on the user's own connection and taken back when it fails there.
   * What goes wrong with one never stops the others.
   *
   * @param names - integrations or packages; none for all
   */
  update(names: readonly string[], options?: Working & { trusted?: boolean }): Promise<UpdateResult[]>;
  /** Uninstalls; with `forget`, the connection and the memory of what was synced go as well. @throws `not_found` */
  remove(name: string, options?: Working & { forget?: boolean }): Promise<Removed>;
  /** Takes back a change whose process was killed. Every change does so first. */
  recover(): Promise<{ action: string; packageName: string } | undefined>;
}

export interface Stoppable {
  signal?: AbortSignal;
}

export interface Working extends Stoppable {
  /** Told what is going on. */
  onStep?(step: Step): void;
}

/** What is going on, of which package. */
export interface Step {
  doing: "looking up" | "checking" | "installing" | "testing" | "taking back" | "removing";
  packageName: string;
}

/** A package in a registry's search. */
export interface SearchResult {
  packageName: string;
  /** The integration's name, as its package's tells. */
  name: string;
  version: string;
  official: boolean;
  description?: string;
  publisher?: string;
  /** When this version came, ISO 8601. */
  publishedAt?: string;
  /** The version that is installed. */
  installed?: string;
}

/** What `find` answers. */
export type Found =
  | { kind: "offer"; offer: Offer }
  /** Several packages have this integration, of which a person must choose. */
  | { kind: "choices"; name: string; choices: SearchResult[] }
  | { kind: "misfit"; misfit: Misfit };

/** A package that cannot be used here. */
export interface Misfit {
  packageName: string;
  version: string;
  /** Follows the package's name and version, and names both sides: `"it needs Node.js >=26, and this is 24.1.0"`. */
  reason: string;
  /** The newest version that can be used. */
  fits?: string;
}

/** A package that can be installed, looked into. */
export interface Offer {
  packageName: string;
  version: string;
  manifest: Manifest;
  source: "registry" | "folder" | "archive";
  /** What npm is given: `"acme@1.2.3"`, or a path. */
  target: string;
  /** The archive's digest; a folder has none. */
  integrity?: string;
  /** What to know before it is trusted; nobody vouches for what lies on this machine. */
  facts?: TrustFacts;
  /** A person must say that they trust it: it is neither official nor their own file. */
  needsConsent: boolean;
  /** The version that is installed now. */
  installed?: string;
}

/** What `add` did. */
export interface Added {
  name: string;
  label: string;
  packageName: string;
  version: string;
  /** The version before; undefined when it is new. */
  before?: string;
  configured: boolean;
}

/** What `update` did with one package. */
export interface UpdateResult {
  name: string;
  packageName: string;
  before: string;
  /** The newest version there is, if that could be found out. */
  newest?: string;
  /**
   * `updated`; `current` (nothing newer); `rolled_back` (the new one failed where the old one worked); `skipped` (that
   * happened before); `held` (not installed, see `reason`); `failed`.
   */
  state: "updated" | "current" | "rolled_back" | "skipped" | "held" | "failed";
  /** It is held only until a person says that it is trusted. */
  needsConsent?: true;
  /** Was the new version tested on the user's own connection? */
  tested?: boolean;
  reason?: string;
  failure?: Failure;
}

/** What `remove` did. */
export interface Removed {
  name: string;
  packageName: string;
  version: string;
  /** The connection's file was removed. */
  disconnected: boolean;
  /** Records at the destination that were forgotten. */
  forgotten: number;
}

/** `info`'s answer. */
export interface PackageInfo {
  name: string;
  label?: string;
  summary?: string;
  packageName: string;
  official: boolean;
  /** The version that is installed, and where. */
  installed?: { version: string; dir: string; trust?: InstalledTrust };
  /** Of the version that is asked for: the newest if none is. */
  facts?: TrustFacts;
  /** Newest first, each with its tags. */
  versions: { version: string; tags: string[]; publishedAt?: string; deprecated?: string; misfit?: string }[];
  fields: { key: string; label: string; type: string; required: boolean }[];
  tier?: string;
  /** Why the registry could not be asked about a package that is installed. */
  failure?: Failure;
}

/** What was known of a package when it was installed. */
export interface InstalledTrust {
  version: string;
  installedAt: string;
  publisher?: string;
  provenance?: Provenance;
}
