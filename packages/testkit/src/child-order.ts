/** What a process that syncs is told, as a JSON file whose path is its only argument. */
export interface ChildOrder {
  /** Address of the module whose default export is the integration. */
  module: string;
  config: Readonly<Record<string, string | boolean | undefined>>;
  baseUrl: string;
  stateDir: string;
  /** Path of the jobs, in any form that a sync accepts. */
  jobs: string;
}

/** The line it prints when all is loaded and the sync begins. */
export const BEGUN = "begun";
