import { OWN, type Own } from "@peregrine/core/host";

/** What a package has to get along with. */
export interface Host {
  /** The version of Node.js: `"24.21.0"`. */
  node: string;
  core: Own;
}

/** This process. */
export const HOST: Host = { node: process.versions.node, core: OWN };
