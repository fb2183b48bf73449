import type { Failure } from "@peregrine/core/host";

/** What the process that loads a package is told. */
export interface CheckRequest {
  name: string;
  home: string;
  hostDir?: string;
  pluginPath?: string;
  baseUrls?: Readonly<Record<string, string>>;
}

/** How a package fares, as it is on disk now. */
export type CheckOutcome =
  /** It loads; `tested` if the user's own connection was tried as well. */
  { ok: true; tested: boolean } | { ok: false; failure: Failure };
