import type { Peregrine } from "@peregrine/core/host";
import type { Installer } from "@peregrine/installer";
import type { Activities } from "./activities/activities.ts";

/** What every route is given. */
export interface WebContext {
  readonly peregrine: Peregrine;
  readonly activities: Activities;
  /** Loaded when it is first asked for: most pages never need it. */
  installer(): Promise<Installer>;
  /** Of this package. */
  readonly version: string;
  /** Time a connection test may take, in milliseconds. */
  readonly checkDeadlineMs: number;
}
