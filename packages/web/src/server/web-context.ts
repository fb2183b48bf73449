import type { Peregrine } from "@peregrine/core/host";
import type { Activities } from "./activities/activities.ts";

/** What every route is given. */
export interface WebContext {
  readonly peregrine: Peregrine;
  readonly activities: Activities;
  /** Of this package. */
  readonly version: string;
  /** Time a connection test may take, in milliseconds. */
  readonly checkDeadlineMs: number;
}
