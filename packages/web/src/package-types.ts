import type { Added, Found, Removed, SearchResult, UpdateResult } from "@peregrine/installer";

export type { Found, Misfit, Offer, Provenance, SearchResult, TrustFacts } from "@peregrine/installer";

/** `GET /api/packages?words=`: integrations in the registry, official ones first. */
export interface PackagesAnswer {
  packages: SearchResult[];
}

/** `POST /api/packages/find`: looks into a package; installs nothing. */
export interface FindRequest {
  /** An integration's name (`"notion"`) or a package's, with or without `@version`. */
  spec: string;
}

export type FindAnswer = Found;

/** `POST /api/integrations/:name/add`: what `find` offered, as the person saw it. */
export interface AddRequest {
  packageName: string;
  version: string;
  /** The archive's digest: another one in the registry by now is refused. */
  integrity?: string;
  /** The person trusts a package that is not official. */
  trusted?: boolean;
}

/** `POST /api/integrations/:name/update`. */
export interface UpdateRequest {
  trusted?: boolean;
}

/** `POST /api/integrations/:name/remove`. */
export interface RemoveRequest {
  /** Also drop the connection and the memory of what was synced. */
  forget?: boolean;
}

/** What became of a package. */
export interface PackageReports {
  /** When the activity's `kind` is `"add"`. */
  added?: Added;
  /** When it is `"update"`. */
  updated?: UpdateResult;
  /** When it is `"remove"`. */
  removed?: Removed;
}
