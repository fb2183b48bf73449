/** The package managers that the workflows can be written for. */
export const MANAGERS = ["npm", "pnpm"] as const;
export type Manager = (typeof MANAGERS)[number];

/** What an author decides about a new package. */
export interface Choices {
  /** The package's: `"@ada/peregrine-integration-acme"`. */
  packageName: string;
  /** The integration's: `"acme"`. */
  name: string;
  /** The service's, for people: `"Acme"`. */
  label: string;
  author: string;
  /** `"https://github.com/ada/peregrine-integration-acme"`; empty while there is none. */
  repository: string;
  manager: Manager;
}
